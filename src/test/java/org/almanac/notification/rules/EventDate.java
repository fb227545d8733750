package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * One date of an event.
 *
 * @param at its original start, by which it is known; empty for an event that does not repeat
 */
record EventDate(String at, EventTime time) {
    Instant start() {
        return time.startsAt();
    }

    /** The instant until which a reminder of it is of use: its start, or noon of its first day. */
    Instant usefulUntil() {
        return time.allDay() ? time.firstDay().atTime(12, 0).atZone(time.zone()).toInstant() : start();
    }

    /** The dates that take place if the event does. */
    static List<EventDate> of(EventTime time, @Nullable KnownRecurrence repetition) {
        List<EventDate> dates = scheduled(time, repetition);
        dates.removeIf(date -> repetition != null && repetition.off().contains(LocalDateTime.parse(date.at)));
        return dates;
    }

    /** Those that are cancelled among them. */
    static List<EventDate> scheduled(EventTime time, @Nullable KnownRecurrence repetition) {
        List<EventDate> dates = new ArrayList<>();
        if (repetition == null) {
            dates.add(new EventDate("", time));
            return dates;
        }
        for (int i = 0; i < repetition.count(); i++) {
            LocalDateTime at = time.start().plusDays((long) i * repetition.every());
            if (!repetition.left().contains(at)) {
                dates.add(new EventDate(
                        at.toString(), time.startingAt(repetition.moved().getOrDefault(at, at))));
            }
        }
        return dates;
    }
}
