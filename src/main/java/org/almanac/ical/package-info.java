/**
 * iCalendar (RFC 5545, 7986): {@code read}, {@code write}, {@code recur} and {@code zone}, of which the first two use the
 * others, and here what they share. The only packages that know the libraries for it; they speak neutral records and know
 * nothing of the catalogue.
 */
@NullMarked
package org.almanac.ical;

import org.jspecify.annotations.NullMarked;
