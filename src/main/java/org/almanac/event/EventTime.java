package org.almanac.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * When something takes place, as its organisers say it: local time in a zone. Instants are derived, never stored alone,
 * so that a change of the zone's rules moves the instant and not the clock on the wall.
 *
 * @param start local; at midnight when {@code allDay}
 * @param end local and exclusive for timed events; the last day (at midnight), inclusive, when {@code allDay}; null
 *     when it was left out
 * @param zone IANA zone of both
 */
public record EventTime(LocalDateTime start, @Nullable LocalDateTime end, ZoneId zone, boolean allDay) {

    public LocalDate firstDay() {
        return start.toLocalDate();
    }

    /** The last day on which it takes place, inclusive. */
    public LocalDate lastDay() {
        return end == null ? firstDay() : end.toLocalDate();
    }

    public Instant startsAt() {
        return allDay ? WallTime.startOfDay(firstDay(), zone) : WallTime.instant(start, zone);
    }

    /**
     * The first instant at which it is over. Without an end, an all-day event lasts its day and a timed one ends when
     * it starts (RFC 5545 §3.6.1).
     */
    public Instant endsAt() {
        if (allDay) {
            return WallTime.startOfDay(lastDay().plusDays(1), zone);
        }
        return end == null ? startsAt() : WallTime.instant(end, zone);
    }

    /** The same length on the wall, from another start. */
    public EventTime startingAt(LocalDateTime newStart) {
        LocalDateTime newEnd = end == null ? null : newStart.plus(Duration.between(start, end));
        return new EventTime(newStart, newEnd, zone, allDay);
    }
}
