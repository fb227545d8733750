package org.almanac.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates and times as people write them in English, the same on every page and in every mail. */
public final class DateWords {
    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d", LANGUAGE);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", LANGUAGE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", LANGUAGE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", LANGUAGE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", LANGUAGE);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", LANGUAGE);

    private DateWords() {}

    /** "8 June 2027". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "June 2027". */
    public static String month(LocalDate day) {
        return MONTH.format(day);
    }

    /** "8 June 2027", "8–10 June 2027", "30 June – 2 July 2027": nothing is said twice. */
    public static String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return DAY.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY.format(first) + " – " + DAY.format(last);
        }
        if (first.getMonth() != last.getMonth()) {
            return DAY_AND_MONTH.format(first) + " – " + DAY.format(last);
        }
        return DAY_OF_MONTH.format(first) + "–" + DAY.format(last);
    }

    /** "09:00". */
    public static String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    /** What people there call the zone at that moment: "BST", "CET"; an offset where they have no such name. */
    public static String zone(Instant at, ZoneId zone) {
        return ZONE.format(at.atZone(zone));
    }

    /** "today", "tomorrow", "in 5 days", "in 3 weeks", "in 7 months"; or "3 weeks ago". */
    public static String distance(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days == 0) {
            return "today";
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? "tomorrow" : "yesterday";
        }
        String length = length(Math.abs(days), from, to);
        return days > 0 ? "in " + length : length + " ago";
    }

    private static String length(long days, LocalDate from, LocalDate to) {
        if (days < 14) {
            return days + " days";
        }
        if (days < 60) {
            return days / 7 + " weeks";
        }
        long months = Math.abs(ChronoUnit.MONTHS.between(from, to));
        return months < 24 ? Math.max(months, 2) + " months" : months / 12 + " years";
    }
}
