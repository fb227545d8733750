package org.almanac.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
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
import org.almanac.time.WallTime;
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
        return of(event.content(), !event.isPublic());
    }

    static EventFacts of(EventContent content, boolean gone) {
        return new EventFacts(
                content.title(),
                content.time(),
                content.recurrence(),
                place(content.venue()),
                content.venue() == null ? null : content.venue().country(),
                content.onlineUrl(),
                content.status(),
                gone);
    }

    /** Whether readers may expect it to take place. */
    boolean isOn() {
        return !gone && status.takesPlace();
    }

    boolean recurs() {
        return recurrence != null;
    }

    /** Without what was made of single dates: none is left out, moved or cancelled. */
    EventFacts asItRecurs() {
        Recurrence rule = recurrence == null
                ? null
                : new Recurrence(recurrence.rrule(), List.of(), recurrence.rdates(), List.of());
        return new EventFacts(title, time, rule, place, country, onlineUrl, status, gone);
    }

    /** The instances whose start lies in the range and that take place, by their original start. */
    List<OccurrencePlan> instances(Range range) {
        return instances(status, range);
    }

    /** The instance of this original start, wherever it lies now and whatever has become of it; null when there is none. */
    @Nullable
    OccurrencePlan instance(LocalDateTime at) {
        Instant start = WallTime.instant(at, time.zone());
        // A day on either side: in the nights of clock changes the clock on the wall jumps.
        Range around = new Range(start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(1)));
        return OccurrencePlan.of(time, recurrence, status, around).stream()
                .filter(instance -> at.equals(instance.recursAt()))
                .findFirst()
                .orElse(null);
    }

    /** Whether something of it begins in the range, if it takes place at all. */
    boolean startsIn(Range range) {
        return !starts(range).isEmpty();
    }

    /** The starts that lie in the range, as if nothing was cancelled as a whole, in order. */
    List<Instant> starts(Range range) {
        return instances(EventStatus.CONFIRMED, range).stream()
                .map(instance -> instance.time().startsAt())
                .sorted()
                .toList();
    }

    private List<OccurrencePlan> instances(EventStatus as, Range range) {
        return OccurrencePlan.of(time, recurrence, as, withMoved(range)).stream()
                .filter(instance -> instance.status().takesPlace())
                .filter(instance -> range.contains(instance.time().startsAt()))
                .toList();
    }

    /** The rule is asked for original starts: also for those of instances that were moved into the range. */
    private Range withMoved(Range range) {
        Instant from = range.from();
        Instant to = range.to();
        for (Recurrence.Override override :
                recurrence == null ? List.<Recurrence.Override>of() : recurrence.overrides()) {
            if (override.start() != null && range.contains(WallTime.instant(override.start(), time.zone()))) {
                Instant at = WallTime.instant(override.at(), time.zone());
                from = at.isBefore(from) ? at : from;
                to = at.isBefore(to) ? to : at.plusNanos(1);
            }
        }
        return new Range(from, to);
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
