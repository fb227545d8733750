package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/** What a mail may tell of an event, and what a later one is compared with. */
record ToldFacts(
        String title,
        EventTime time,
        @Nullable KnownRecurrence repetition,
        String place,
        @Nullable String online,
        EventStatus status,
        boolean gone) {

    boolean on() {
        return !gone && status.takesPlace();
    }

    /** Of the date with this original start; null when it is called as the event is. */
    @Nullable
    String ownTitle(String at) {
        return repetition == null || at.isEmpty() ? null : repetition.titles().get(LocalDateTime.parse(at));
    }

    /** By start. */
    List<EventDate> ahead(Instant at) {
        return ahead(repetition, at);
    }

    /** As if nothing had been made of single dates. */
    List<EventDate> regularAhead(Instant at) {
        return ahead(repetition == null ? null : repetition.regular(), at);
    }

    private List<EventDate> ahead(@Nullable KnownRecurrence repetition, Instant at) {
        return EventDate.of(time, repetition).stream()
                .filter(date -> date.start().isAfter(at))
                .sorted(Comparator.comparing(EventDate::start))
                .toList();
    }
}
