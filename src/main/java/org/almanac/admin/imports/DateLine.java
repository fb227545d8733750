package org.almanac.admin.imports;

import io.quarkus.qute.TemplateExtension;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import org.almanac.event.EventTime;
import org.almanac.event.SaveEvent;

/** When an event is, in the words of lists and headings. */
@TemplateExtension
final class DateLine {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_HOUR =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private DateLine() {}

    /** {@code 8 Jun 2027}, {@code 8–10 Jun 2027}, {@code 30 Jun – 2 Jul 2027}. */
    static String days(EventTime time) {
        LocalDate first = time.firstDay();
        LocalDate last = time.lastDay();
        if (first.equals(last)) {
            return DAY.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY.format(first) + " – " + DAY.format(last);
        }
        return first.getMonth() == last.getMonth()
                ? first.getDayOfMonth() + "–" + DAY.format(last)
                : DAY_OF_YEAR.format(first) + " – " + DAY.format(last);
    }

    /** When a proposal begins, by the clock of its place: {@code 8 Jun 2027, 09:00}; what is no date as it was typed. */
    static String begins(SaveEvent proposed) {
        return begins(Objects.requireNonNullElse(proposed.start(), ""), Boolean.TRUE.equals(proposed.allDay()));
    }

    static String begins(String typed, boolean allDay) {
        try {
            return allDay ? DAY.format(LocalDate.parse(typed)) : DAY_AND_HOUR.format(LocalDateTime.parse(typed));
        } catch (DateTimeException e) {
            return typed;
        }
    }

    /** {@code Jun}, of the first day. */
    static String month(EventTime time) {
        return time.firstDay().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** {@code 10 Jun}. */
    static String lastDayShort(EventTime time) {
        return DAY_OF_YEAR.format(time.lastDay());
    }

    /** {@code 09:00–17:30}; empty for all-day events. */
    static String hours(EventTime time) {
        if (time.allDay()) {
            return "";
        }
        String start = HOURS.format(time.start());
        return time.end() == null ? start : start + "–" + HOURS.format(time.end());
    }

    /** The zone's name on that day, as short as it is clear: {@code CEST}, {@code GMT+5:30}. */
    static String zoneName(EventTime time) {
        return ZONE.format(time.start().atZone(time.zone()));
    }
}
