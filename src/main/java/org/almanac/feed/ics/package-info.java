/** Calendars as iCalendar (RFC 5545). */
@NullMarked
package org.almanac.feed.ics;

import org.jspecify.annotations.NullMarked;
