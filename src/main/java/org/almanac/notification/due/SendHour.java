package org.almanac.notification.due;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.almanac.time.WallTime;

/**
 * The hour at which day-long matters are mailed, on one day in one zone.
 *
 * @param at its instant
 * @param before the instant of the day before
 */
public record SendHour(LocalDate day, ZoneId zone, Instant at, Instant before) {
    /** After a longer downtime nothing of before is of use, not even to be noted as late. */
    private static final int LOOK_BACK_DAYS = 40;

    public static SendHour of(LocalDate day, ZoneId zone, LocalTime hour) {
        return new SendHour(
                day,
                zone,
                WallTime.instant(day.atTime(hour), zone),
                WallTime.instant(day.minusDays(1).atTime(hour), zone));
    }

    /** Those that lie in (since, now], in the order of days. */
    public static List<SendHour> between(Instant since, Instant now, List<ZoneId> zones, LocalTime hour) {
        List<SendHour> hours = new ArrayList<>();
        for (ZoneId zone : zones) {
            LocalDate last = now.atZone(zone).toLocalDate();
            LocalDate bound = last.minusDays(LOOK_BACK_DAYS);
            LocalDate first = since.isAfter(Instant.EPOCH) ? since.atZone(zone).toLocalDate() : last;
            for (LocalDate day = first.isBefore(bound) ? bound : first; !day.isAfter(last); day = day.plusDays(1)) {
                SendHour found = of(day, zone, hour);
                if (found.at.isAfter(since) && !found.at.isAfter(now)) {
                    hours.add(found);
                }
            }
        }
        return hours;
    }

    public boolean isMonday() {
        return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    public boolean isFirstOfMonth() {
        return day.getDayOfMonth() == 1;
    }
}
