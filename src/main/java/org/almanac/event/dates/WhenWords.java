package org.almanac.event.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.almanac.event.EventTime;
import org.almanac.time.DateWords;

/** When an event takes place, as people write it: on its own clock, with the zone beside a time. */
public final class WhenWords {
    private WhenWords() {}

    /** The last day that a reader would name: what ends at midnight ends the day before. */
    public static LocalDate lastDay(EventTime time) {
        LocalDateTime end = time.end();
        if (end == null || time.allDay() || !end.isAfter(time.start())) {
            return time.lastDay();
        }
        return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? end.toLocalDate().minusDays(1) : end.toLocalDate();
    }

    /** "8–10 June 2027". */
    public static String days(EventTime time) {
        return DateWords.days(time.firstDay(), lastDay(time));
    }

    /** "09:00–17:30 BST" for what lasts a day at most, "from 09:00 BST" for what lasts longer; empty when all-day. */
    public static String clock(EventTime time) {
        if (time.allDay()) {
            return "";
        }
        String start = DateWords.clock(time.start().toLocalTime());
        String zone = " " + DateWords.zone(time.startsAt(), time.zone());
        if (!lastDay(time).equals(time.firstDay())) {
            return "from " + start + zone;
        }
        LocalDateTime end = time.end();
        return end == null ? start + zone : start + "–" + DateWords.clock(end.toLocalTime()) + zone;
    }

    /** "8 June 2027, 09:00–17:30 BST". */
    public static String line(EventTime time) {
        String clock = clock(time);
        return clock.isEmpty() ? days(time) : days(time) + ", " + clock;
    }
}
