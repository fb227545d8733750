/** What calendars say, as this service keeps it: titles, texts, places and addresses of iCalendar. */
@NullMarked
package org.almanac.importer.calendar;

import org.jspecify.annotations.NullMarked;
