/** What mails said, kept by the month and forgotten in time. */
@NullMarked
package org.almanac.outbox.archive;

import org.jspecify.annotations.NullMarked;
