/**
 * Handing a finished mail to a server: connections of our own (RFC 5321) for news to many, Quarkus Mailer for one
 * person's mails.
 */
@NullMarked
package org.almanac.outbox.smtp;

import org.jspecify.annotations.NullMarked;
