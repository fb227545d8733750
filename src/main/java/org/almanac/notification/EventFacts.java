package org.almanac.notification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.OccurrencePlan;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * All of an event that makes a difference to who wants to attend. Two that are equal have nothing to tell apart.
 *
 * @param place venue with its address and city in one line; null when unknown
 * @param country ISO 3166-1 alpha-2
 * @param gone whether it was withdrawn, or hidden again
 */
record EventFacts(
        String title,
        EventTime time,
        @Nullable Recurrence recurrence,
        @Nullable String place,
        @Nullable String country,
        @Nullable String onlineUrl,
        EventStatus status,
        boolean gone) {

    static EventFacts of(Event event) {
        EventContent content = event.content();
        return new EventFacts(
                content.title(),
                content.time(),
                content.recurrence(),
                place(content.venue()),
                content.venue() == null ? null : content.venue().country(),
                content.onlineUrl(),
                content.status(),
                !event.isPublic());
    }

    /** Whether readers may expect it to take place. */
    boolean isOn() {
        return !gone && status.takesPlace();
    }

    boolean recurs() {
        return recurrence != null;
    }

    /** The instances whose start lies in the range and that take place, by their original start. */
    List<OccurrencePlan> instances(Range range) {
        return OccurrencePlan.of(time, recurrence, status, range).stream()
                .filter(instance -> instance.status().takesPlace())
                .filter(instance -> range.contains(instance.time().startsAt()))
                .toList();
    }

    /** Whether something of it begins in the range, if it takes place at all. */
    boolean startsIn(Range range) {
        return !starts(range).isEmpty();
    }

    /** The starts that lie in the range, as if nothing was cancelled as a whole, in order. */
    List<Instant> starts(Range range) {
        return OccurrencePlan.of(time, recurrence, EventStatus.CONFIRMED, range).stream()
                .filter(instance -> instance.status().takesPlace())
                .map(instance -> instance.time().startsAt())
                .filter(range::contains)
                .sorted()
                .toList();
    }

    private static @Nullable String place(@Nullable Venue venue) {
        if (venue == null) {
            return null;
        }
        String place = Stream.of(venue.name(), venue.address(), venue.city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }
}
