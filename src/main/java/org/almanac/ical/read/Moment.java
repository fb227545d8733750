package org.almanac.ical.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A moment as it stands in a property.
 *
 * @param zone in which {@code local} is told; null for a day
 */
public record Moment(LocalDateTime local, @Nullable ZoneId zone) {
    /** How some programs write the end of a day in UTC. */
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    public boolean isDay() {
        return zone == null;
    }

    /** What a clock in another zone shows then; a day is the same everywhere. */
    public LocalDateTime in(ZoneId other) {
        // A time that the clocks skip stays as it is written: it may be the seed of a rule.
        return zone == null || zone.equals(other)
                ? local
                : local.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
    }

    /**
     * The day that is meant where days are wanted: midnight (and the last second in UTC) is how programs write a day, its
     * own; any other time lies on the day that a calendar in the zone shows then.
     */
    public LocalDate day(ZoneId calendar) {
        LocalTime time = local.toLocalTime();
        boolean own = zone == null
                || time.equals(LocalTime.MIDNIGHT)
                || zone.equals(ZoneOffset.UTC) && time.equals(LAST_SECOND);
        return own ? local.toLocalDate() : in(calendar).toLocalDate();
    }

    /** Whether it begins a day, in its own zone or on a calendar in another. */
    boolean beginsDay(ZoneId calendar) {
        return zone == null
                || local.toLocalTime().equals(LocalTime.MIDNIGHT)
                || in(calendar).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Whether the local time in another zone still names this instant, and not another that the clock shows as well. */
    boolean isExactIn(ZoneId other) {
        return zone == null || WallTime.instant(in(other), other).equals(instant(zone));
    }

    private Instant instant(ZoneId own) {
        return WallTime.instant(local, own);
    }
}
