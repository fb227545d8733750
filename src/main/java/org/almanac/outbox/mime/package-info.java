/** The form of mails on the wire (RFC 5322, RFC 2045): written from forms, and read from strangers. */
@NullMarked
package org.almanac.outbox.mime;

import org.jspecify.annotations.NullMarked;
