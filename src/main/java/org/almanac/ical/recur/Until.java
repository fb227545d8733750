package org.almanac.ical.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.almanac.time.WallTime;

/**
 * Up to when a rule repeats, inclusive.
 *
 * @param value an Instant, or a LocalDateTime on the wall of the event
 */
record Until(Temporal value) {

    boolean passedBy(LocalDateTime start, ZoneId zone) {
        return value instanceof Instant last
                ? WallTime.instant(start, zone).isAfter(last)
                : start.isAfter(inZone(zone));
    }

    /** On the wall of a zone. */
    LocalDateTime inZone(ZoneId zone) {
        return value instanceof Instant last ? LocalDateTime.ofInstant(last, zone) : (LocalDateTime) value;
    }

    /** As RFC 5545 wants it beside a start: a date for an all-day event, else UTC. */
    Temporal besides(ZoneId zone, boolean allDay) {
        if (allDay) {
            return inZone(zone).toLocalDate();
        }
        return value instanceof Instant ? value : WallTime.instant(inZone(zone), zone);
    }
}
