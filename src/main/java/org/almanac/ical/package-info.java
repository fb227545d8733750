/**
 * iCalendar (RFC 5545, 7986): reading, writing, expanding recurrence, finding time zones. The only package that knows
 * the libraries for it; it speaks neutral records and knows nothing of the catalogue.
 */
@NullMarked
package org.almanac.ical;

import org.jspecify.annotations.NullMarked;
