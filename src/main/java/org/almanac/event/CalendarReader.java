package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Reads instances in order of time: those that are stored, and those beyond. */
final class CalendarReader {
    static final Comparator<Occurrence> BY_START =
            Comparator.comparing(Occurrence::startsAt).thenComparing(Occurrence::id, OccurrenceIds.ORDER);

    private final EntityManager entities;
    private final RenderFailures failures;
    private final FarDates far;

    CalendarReader(EntityManager entities, RenderFailures failures) {
        this.entities = entities;
        this.failures = failures;
        this.far = new FarDates(entities, failures);
    }

    /**
     * The first instances of what readers see, by start and then id, at any distance.
     *
     * @param from those that are not over at this instant; null for all
     * @param to those that start before this instant; null for all
     * @param after those that come after this place; null for all
     */
    List<UpcomingOccurrence> first(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable PageCursor after, int limit) {
        List<UpcomingOccurrence> stored = stored(filter, from, to, after, limit);
        if (!far.reached(reach(stored, from, to, after, limit))) {
            return stored;
        }
        List<UpcomingOccurrence> part = stored(filter, from, to, after, limit, FarDates.STORED_PART);
        List<Occurrence> others = far.first(
                new Selection(entities).matching(filter).and(Selection.PUBLIC),
                reach(part, from, to, after, limit),
                one -> (from == null || one.endsAt().isAfter(from)) && (after == null || isAfter(one, after)),
                limit);
        return others.isEmpty() ? part : merged(part, others, limit);
    }

    private static boolean isAfter(Occurrence one, PageCursor place) {
        int order = one.startsAt().compareTo(place.startsAt());
        return order > 0 || order == 0 && OccurrenceIds.ORDER.compare(one.id(), place.id()) > 0;
    }

    /** What is found ends where the last of it starts, if there may be more. */
    private static Range reach(
            List<UpcomingOccurrence> found,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable PageCursor after,
            int limit) {
        Instant begin = from == null ? EventDates.BEFORE_ALL : from;
        begin = after != null && after.startsAt().isAfter(begin) ? after.startsAt() : begin;
        Instant end = to == null ? EventDates.FOR_EVER : to;
        if (found.size() == limit) {
            end = found.get(limit - 1).occurrence().startsAt().plusSeconds(1);
        }
        return new Range(begin, end.isBefore(begin) ? begin : end);
    }

    private List<UpcomingOccurrence> merged(List<UpcomingOccurrence> some, List<Occurrence> others, int limit) {
        List<UpcomingOccurrence> all = new ArrayList<>(some);
        all.addAll(withEvents(others));
        return all.stream()
                .sorted(Comparator.comparing(UpcomingOccurrence::occurrence, BY_START))
                .limit(limit)
                .toList();
    }

    /** One of which the event cannot be read is left out. */
    List<UpcomingOccurrence> withEvents(List<Occurrence> occurrences) {
        Map<UUID, Event> events = new HashMap<>();
        EventLookup.load(
                        entities,
                        failures,
                        occurrences.stream().map(Occurrence::eventId).distinct().toList())
                .forEach(event -> events.put(event.id(), event));
        List<UpcomingOccurrence> found = new ArrayList<>();
        for (Occurrence one : occurrences) {
            Event event = events.get(one.eventId());
            if (event != null) {
                found.add(new UpcomingOccurrence(one, event));
            }
        }
        return found;
    }

    /** As {@link FarDates#events}. */
    List<UUID> beyond(Supplier<Selection> of, Range range) {
        return far.events(of, range);
    }

    /** Where the stored dates of what readers see end on either side, if there are more of them; null when all are stored. */
    OccurrencePage.Ends ends(EventFilter filter, @Nullable Instant from) {
        Object[] row = (Object[]) new Selection(entities)
                .matching(filter)
                .and(Selection.PUBLIC)
                .query("select max(e.stored_from), min(e.stored_until) from event e", "")
                .getSingleResult();
        return new OccurrencePage.Ends(from == null ? (Instant) row[0] : null, (Instant) row[1]);
    }

    /** The instances of one event that overlap a range, by start, stored or not. */
    List<Occurrence> of(Event event, Range range) {
        List<Occurrence> found = stored(event, range);
        EventEntity row = entities.find(EventEntity.class, event.id());
        boolean whole = row == null
                || (row.storedUntil == null || !range.to().isAfter(row.storedUntil))
                        && (row.storedFrom == null || !range.from().isBefore(row.storedFrom));
        if (whole) {
            return found;
        }
        List<Occurrence> all = new ArrayList<>(far.of(event.id(), range));
        found.stream().filter(one -> isComplete(row, one)).forEach(all::add);
        all.sort(BY_START);
        return all;
    }

    private static boolean isComplete(EventEntity row, Occurrence one) {
        return (row.storedUntil == null || one.startsAt().isBefore(row.storedUntil))
                && (row.storedFrom == null || !one.startsAt().isBefore(row.storedFrom));
    }

    /** The next instances of one event that are not over, by start, at any distance. */
    List<Occurrence> next(Event event, Instant now, int limit) {
        List<Occurrence> found = stored(event, new Range(now, EventDates.FOR_EVER));
        EventEntity row = entities.find(EventEntity.class, event.id());
        List<Occurrence> complete = found.stream()
                .filter(one -> row == null || isComplete(row, one))
                .limit(limit)
                .toList();
        if (row == null || row.storedUntil == null || complete.size() == limit) {
            return complete;
        }
        List<Occurrence> all = new ArrayList<>(complete);
        all.addAll(far.first(
                new Selection(entities).and("e.id = :event", "event", event.id()),
                new Range(now, EventDates.FOR_EVER),
                one -> one.endsAt().isAfter(now),
                limit));
        all.sort(BY_START);
        return all.stream().limit(limit).toList();
    }

    /** See {@link CatalogueQueries#listedUntil}. */
    @Nullable
    Instant listedUntil(Event event, Instant from) {
        Recurrence recurrence = event.content().recurrence();
        if (recurrence == null
                || recurrence.rrule() == null
                || !RecurrenceRule.parse(recurrence.rrule()).endless()) {
            return null;
        }
        List<Occurrence> next = next(event, from, 1);
        Instant begin = next.isEmpty() ? from : next.get(0).startsAt();
        return OccurrenceWriter.horizon(begin).to();
    }

    /** Those of the instances of one event that are stored and overlap a range, by start. */
    List<Occurrence> stored(Event event, Range range) {
        return entities
                .createQuery(
                        "from OccurrenceEntity where eventId = :event and startsAt < :to"
                                + " and (endsAt > :from or startsAt >= :from) order by startsAt, id",
                        OccurrenceEntity.class)
                .setParameter("event", event.id())
                .setParameter("from", range.from())
                .setParameter("to", range.to())
                .getResultList()
                .stream()
                .map(row -> row.toOccurrence(event.time()))
                .toList();
    }

    /** The same of what is stored: beyond that, of each event that recurs only the next. */
    List<UpcomingOccurrence> stored(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable PageCursor after, int limit) {
        return stored(filter, from, to, after, limit, "true");
    }

    private List<UpcomingOccurrence> stored(
            EventFilter filter,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable PageCursor after,
            int limit,
            String part) {
        Selection selection = CatalogueQueries.between(
                new Selection(entities).matching(filter).and(Selection.PUBLIC), from, to);
        if (!part.equals("true")) {
            selection.and(part);
        }
        if (after != null) {
            CatalogueQueries.after(selection, after, "o.starts_at", "o.id", false);
        }
        List<UUID> ids = CatalogueQueries.first(
                selection,
                "select o.id, o.starts_at from occurrence o join event e on e.id = o.event_id",
                "order by starts_at, id",
                limit);
        return OccurrenceLookup.withEvents(entities, failures, ids);
    }
}
