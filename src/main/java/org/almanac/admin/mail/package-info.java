/** Mails at the desk: the outbox, deliveries, suppressed addresses, previews and tests. */
@NullMarked
package org.almanac.admin.mail;

import org.jspecify.annotations.NullMarked;
