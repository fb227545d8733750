package org.almanac.event.dates;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.UUID;
import org.almanac.event.Occurrence;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** One event and what of its dates is not stored. */
public record FarSource(
        UUID id,
        int revision,
        EventDates dates,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Those that begin in the range, and earlier if they may still go on. */
    public Iterator<Occurrence> from(Range range) {
        Instant from = range.from().minus(dates.longest());
        return walk(new Range(latest(EventDates.BEFORE_ALL, from), range.to()));
    }

    private Iterator<Occurrence> walk(Range range) {
        Instant late = latest(range.from(), until);
        Iterator<OccurrencePlan> before = from == null || !range.from().isBefore(from)
                ? Collections.emptyIterator()
                : dates.walk(range.from(), earliest(range.to(), from));
        Iterator<OccurrencePlan> after = until == null || !late.isBefore(range.to())
                ? Collections.emptyIterator()
                : dates.walk(late, range.to());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return before.hasNext() || after.hasNext();
            }

            @Override
            public Occurrence next() {
                return occurrence(before.hasNext() ? before.next() : after.next());
            }
        };
    }

    private Occurrence occurrence(OccurrencePlan date) {
        LocalDateTime at = date.recursAt();
        return new Occurrence(
                at == null ? id : OccurrenceIds.of(id, at),
                id,
                at,
                date.time(),
                date.time().startsAt(),
                date.time().endsAt(),
                date.status());
    }

    private static Instant earliest(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
