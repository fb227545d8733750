package org.almanac.notification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/** When an event takes place, in words: on its own clock, and on the reader's where that shows something else. */
final class WhenText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private WhenText() {}

    /** {@code Tuesday 8 June 2027, 09:00 to 17:30 (Europe/London)}, or {@code 8 June 2027 to 10 June 2027}. */
    static String of(EventTime time) {
        return time.allDay()
                ? days(time.firstDay(), time.lastDay())
                : span(time.start(), time.end()) + " (" + time.zone().getId() + ")";
    }

    /** The same on the reader's clock; null when that is the same, or the event lasts whole days. */
    static @Nullable String forReader(EventTime time, ZoneId reader) {
        if (time.allDay()) {
            return null;
        }
        LocalDateTime start = time.startsAt().atZone(reader).toLocalDateTime();
        if (start.equals(time.start())) {
            return null;
        }
        LocalDateTime end =
                time.end() == null ? null : time.endsAt().atZone(reader).toLocalDateTime();
        return span(start, end) + " (" + reader.getId() + ")";
    }

    /** {@code 8 June 2027}, with the hour for timed events: short enough for a subject. */
    static String start(EventTime time) {
        String day = SHORT_DAY.format(time.start());
        return time.allDay() ? day : day + ", " + CLOCK.format(time.start());
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? DAY.format(first) : DAY.format(first) + " to " + DAY.format(last);
    }

    private static String span(LocalDateTime start, @Nullable LocalDateTime end) {
        String from = DAY.format(start) + ", " + CLOCK.format(start);
        if (end == null || end.equals(start)) {
            return from;
        }
        boolean sameDay = end.toLocalDate().equals(start.toLocalDate());
        return from + " to " + (sameDay ? "" : DAY.format(end) + ", ") + CLOCK.format(end);
    }
}
