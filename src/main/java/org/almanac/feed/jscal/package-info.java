/** Calendars as JSCalendar (RFC 8984). */
@NullMarked
package org.almanac.feed.jscal;

import org.jspecify.annotations.NullMarked;
