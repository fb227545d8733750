package org.almanac.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * From what a clock on the wall shows to the instant that is meant, by RFC 5545 §3.3.5: a time that occurs twice (the
 * clocks go back) means its first occurrence; a time that never occurs (the clocks go forward) is read with the offset
 * before the gap, so 02:30 becomes 03:30.
 */
public final class WallTime {
    private WallTime() {}

    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    /** The first instant of a day in a zone; not always midnight. */
    public static Instant startOfDay(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
