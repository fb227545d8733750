package org.almanac.notification.due;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * The week or month that a digest looks ahead to.
 *
 * @param first the day on which it is sent: a Monday or its reader's day, or the first of a month
 * @param last inclusive
 * @param behind when the digest before was due: what was announced since is new
 * @param end the first instant after the last day, in the reader's zone
 * @param ownHour at which its reader wants it; null for everybody's
 */
public record DigestPeriod(
        boolean monthly,
        LocalDate first,
        LocalDate last,
        Instant behind,
        Instant end,
        @Nullable LocalTime ownHour) {
    public static final Duration USEFUL = Duration.ofHours(36);

    public static DigestPeriod of(boolean monthly, LocalDate first, ZoneId zone, LocalTime sendHour) {
        return of(monthly, first, zone, sendHour, null);
    }

    public static DigestPeriod of(
            boolean monthly, LocalDate first, ZoneId zone, LocalTime sendHour, @Nullable LocalTime ownHour) {
        LocalTime hour = ownHour == null ? sendHour : ownHour;
        Period length = monthly ? Period.ofMonths(1) : Period.ofWeeks(1);
        LocalDate next = first.plus(length);
        return new DigestPeriod(
                monthly,
                first,
                next.minusDays(1),
                WallTime.instant(first.minus(length).atTime(hour), zone),
                WallTime.startOfDay(next, zone),
                ownHour);
    }

    /** @param name as {@link #name} gave it */
    public static DigestPeriod parse(String name, ZoneId zone, LocalTime sendHour) {
        boolean monthly = name.startsWith("MONTHLY");
        String when = name.substring(name.indexOf('@') + 1);
        if (when.indexOf('T') < 0) {
            return of(monthly, LocalDate.parse(when), zone, sendHour);
        }
        LocalDateTime own = LocalDateTime.parse(when);
        return of(monthly, own.toLocalDate(), zone, sendHour, own.toLocalTime());
    }

    /** Unlike any other period's. */
    public String name() {
        return (monthly ? "MONTHLY@" : "WEEKLY@") + (ownHour == null ? first.toString() : first.atTime(ownHour));
    }
}
