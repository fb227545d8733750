package org.almanac.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * Up to when a rule repeats, inclusive: an instant (written in UTC), or a time or day on the wall.
 *
 * @param instant exactly one of the two is given
 */
record Until(@Nullable Instant instant, @Nullable LocalDateTime local) {

    static Until instant(LocalDateTime utc) {
        return new Until(utc.toInstant(ZoneOffset.UTC), null);
    }

    static Until local(LocalDateTime local) {
        return new Until(null, local);
    }

    /** All of a day. For a timed event RFC 5545 wants an instant; those who write a day anyway mean the whole of it. */
    static Until day(LocalDate day) {
        return local(day.atTime(LocalTime.of(23, 59, 59)));
    }

    boolean passedBy(LocalDateTime start, ZoneId zone) {
        return instant == null
                ? start.isAfter(inZone(zone))
                : WallTime.instant(start, zone).isAfter(instant);
    }

    /** On the wall of a zone. */
    LocalDateTime inZone(ZoneId zone) {
        if (local != null) {
            return local;
        }
        return LocalDateTime.ofInstant(Objects.requireNonNull(instant), zone);
    }

    @Override
    public String toString() {
        return instant != null ? ICalTime.utc(instant) : ICalTime.local(inZone(ZoneOffset.UTC));
    }

    /** As RFC 5545 wants it beside a start: a date for an all-day event, else UTC. */
    String format(ZoneId zone, boolean allDay) {
        if (allDay) {
            return ICalTime.date(inZone(zone).toLocalDate());
        }
        return ICalTime.utc(instant != null ? instant : WallTime.instant(inZone(zone), zone));
    }
}
