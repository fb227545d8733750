package org.almanac.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.almanac.event.EventTime;
import org.almanac.time.WallTime;

/**
 * How long before an event its reminder falls due, as ISO 8601 writes it: {@code P7D}, {@code PT1M}, {@code P1DT2H}.
 *
 * @param text canonical, as subscribers' choices hold it
 * @param days whole days, counted on the event's own calendar: 09:00 stays 09:00 over a change of the clocks
 * @param rest exact
 */
record LeadTime(String text, int days, Duration rest) {

    /** @throws IllegalArgumentException if it is no lead time */
    static LeadTime parse(String text) {
        int time = text.indexOf('T');
        try {
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
            Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            if (days.toTotalMonths() != 0 || days.isNegative() || rest.isNegative()) {
                throw new IllegalArgumentException("not a lead time: " + text);
            }
            return new LeadTime(text, days.getDays(), rest);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a lead time: " + text, e);
        }
    }

    /** When the reminder of a timed event falls due. */
    Instant dueAt(EventTime time) {
        LocalDateTime days = time.start().minusDays(this.days);
        return WallTime.instant(days, time.zone()).minus(rest);
    }

    /** The day on which the reminder of an all-day event falls due, at the send hour; the day before at the latest. */
    LocalDate dueDay(EventTime time) {
        return time.firstDay().minusDays(Math.max(1, days));
    }

    /** The instant until which a reminder of the event is of use: its start, or noon of its first day. */
    static Instant usefulUntil(EventTime time) {
        return time.allDay() ? WallTime.instant(time.firstDay().atTime(12, 0), time.zone()) : time.startsAt();
    }
}
