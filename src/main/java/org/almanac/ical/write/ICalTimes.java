package org.almanac.ical.write;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something takes place, on the wall of its zone.
 *
 * @param start at midnight when {@code allDay}
 * @param end exclusive for timed events; the last day (at midnight), inclusive, when {@code allDay}; null when left out
 * @param zone IANA zone of both
 */
public record ICalTimes(LocalDateTime start, @Nullable LocalDateTime end, ZoneId zone, boolean allDay) {}
