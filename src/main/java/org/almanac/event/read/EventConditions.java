package org.almanac.event.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.event.dates.EventDates;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** What a query of events asks for, as conditions. */
final class EventConditions {
    private EventConditions() {}

    static Selection of(SelectionQueries selections, CalendarReader reader, EventQuery query) {
        Selection selection = narrowed(selections, query);
        List<String> instance = new ArrayList<>();
        if (query.from() != null) {
            selection.notOver(Reach.EVENT, query.from());
            instance.add("o.ends_at > :from");
        }
        if (query.to() != null) {
            selection.with("to", query.to());
            instance.add("o.starts_at < :to");
            selection.and(within(query.from(), query.to()));
        }
        if (!instance.isEmpty()) {
            String stored = "exists (select 1 from occurrence o where o.event_id = e.id and "
                    + String.join(" and ", instance) + ")";
            List<UUID> beyond = beyond(selections, reader, query);
            if (beyond.isEmpty()) {
                selection.and(stored);
            } else {
                selection.and("(" + stored + " or e.id in (:beyond))", "beyond", beyond);
            }
        }
        return selection;
    }

    private static List<UUID> beyond(SelectionQueries selections, CalendarReader reader, EventQuery query) {
        Instant from = query.from() == null ? EventDates.BEFORE_ALL : query.from();
        Instant to = query.to() == null ? EventDates.FOR_EVER : query.to();
        return from.isAfter(to) ? List.of() : reader.beyond(() -> narrowed(selections, query), new Range(from, to));
    }

    private static Selection narrowed(SelectionQueries selections, EventQuery query) {
        Selection selection = selections.matching(query.filter()).and("e.withdrawn_at is null");
        return query.published() == null
                ? selection
                : selection.and(query.published() ? "e.published" : "not e.published");
    }

    /** Follows from what is asked of the instances, and can be looked up. */
    private static String within(@Nullable Instant from, Instant to) {
        if (from != null && to.isBefore(from)) {
            return Reach.EVENT.span() + " @> cast(:to as timestamptz)";
        }
        String begin = from == null ? "null" : ":from";
        return Reach.EVENT.span() + " && tstzrange(cast(" + begin + " as timestamptz), cast(:to as timestamptz), '[]')";
    }
}
