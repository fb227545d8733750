package org.almanac.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.almanac.time.WallTime;

/**
 * The week or month that a digest looks ahead to.
 *
 * @param first the day on which it is sent: a Monday, or the first of a month
 * @param last inclusive
 * @param behind when the digest before was due: what was announced since is new
 * @param end the first instant after the last day, in the reader's zone
 */
record DigestPeriod(boolean monthly, LocalDate first, LocalDate last, Instant behind, Instant end) {
    static final Duration USEFUL = Duration.ofHours(36);

    static DigestPeriod of(boolean monthly, LocalDate first, ZoneId zone, LocalTime sendHour) {
        Period length = monthly ? Period.ofMonths(1) : Period.ofWeeks(1);
        LocalDate next = first.plus(length);
        return new DigestPeriod(
                monthly,
                first,
                next.minusDays(1),
                WallTime.instant(first.minus(length).atTime(sendHour), zone),
                WallTime.startOfDay(next, zone));
    }

    /** @param name as {@link #name} gave it */
    static DigestPeriod parse(String name, ZoneId zone, LocalTime sendHour) {
        int at = name.indexOf('@');
        return of(name.startsWith("MONTHLY"), LocalDate.parse(name.substring(at + 1)), zone, sendHour);
    }

    /** Unlike any other period's. */
    String name() {
        return (monthly ? "MONTHLY@" : "WEEKLY@") + first;
    }
}
