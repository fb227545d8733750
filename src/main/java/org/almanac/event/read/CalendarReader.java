package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Occurrence;
import org.almanac.event.Recurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.OccurrenceIds;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.OccurrenceRepository;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.paging.Cursor;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Reads instances in order of time: those that are stored, and those beyond. */
@ApplicationScoped
public class CalendarReader {
    public static final Comparator<Occurrence> BY_START =
            Comparator.comparing(Occurrence::startsAt).thenComparing(Occurrence::id, OccurrenceIds.ORDER);

    private final SelectionQueries selections;
    private final EventRepository events;
    private final OccurrenceRepository occurrences;
    private final OccurrenceLookup lookup;
    private final FarDates far;

    CalendarReader(
            SelectionQueries selections,
            EventRepository events,
            OccurrenceRepository occurrences,
            OccurrenceLookup lookup,
            FarDates far) {
        this.selections = selections;
        this.events = events;
        this.occurrences = occurrences;
        this.lookup = lookup;
        this.far = far;
    }

    /**
     * The first instances of what readers see, by start and then id, at any distance.
     *
     * @param from those that are not over at this instant; null for all
     * @param to those that start before this instant; null for all
     * @param after those that come after this place; null for all
     */
    List<UpcomingOccurrence> first(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable Cursor after, int limit) {
        List<UpcomingOccurrence> stored = stored(filter, from, to, after, limit);
        if (!far.reached(reach(stored, from, to, after, limit))) {
            return stored;
        }
        List<UpcomingOccurrence> part = stored(filter, from, to, after, limit, FarDates.STORED_PART);
        List<Occurrence> others = far.first(
                selections.shown(filter),
                reach(part, from, to, after, limit),
                one -> (from == null || one.endsAt().isAfter(from)) && (after == null || isAfter(one, after)),
                limit);
        return others.isEmpty() ? part : merged(part, others, limit);
    }

    private static boolean isAfter(Occurrence one, Cursor place) {
        int order = one.startsAt().compareTo(place.at());
        return order > 0 || order == 0 && OccurrenceIds.ORDER.compare(one.id(), place.id()) > 0;
    }

    /** What is found ends where the last of it starts, if there may be more. */
    private static Range reach(
            List<UpcomingOccurrence> found,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit) {
        Instant begin = from == null ? EventDates.BEFORE_ALL : from;
        begin = after != null && after.at().isAfter(begin) ? after.at() : begin;
        Instant end = to == null ? EventDates.FOR_EVER : to;
        if (found.size() == limit) {
            end = found.get(limit - 1).occurrence().startsAt().plusSeconds(1);
        }
        return new Range(begin, end.isBefore(begin) ? begin : end);
    }

    private List<UpcomingOccurrence> merged(List<UpcomingOccurrence> some, List<Occurrence> others, int limit) {
        List<UpcomingOccurrence> all = new ArrayList<>(some);
        all.addAll(lookup.withEvents(others, List.of()));
        return all.stream()
                .sorted(Comparator.comparing(UpcomingOccurrence::occurrence, BY_START))
                .limit(limit)
                .toList();
    }

    /** As {@link FarDates#events}. */
    List<UUID> beyond(Supplier<Selection> of, Range range) {
        return far.events(of, range);
    }

    /** Where the stored dates of what readers see end on either side, if there are more of them; null when all are stored. */
    OccurrencePage.Ends ends(EventFilter filter, @Nullable Instant from) {
        Selection shown = selections.shown(filter);
        String ends = shown.sql("select max(e.stored_from), min(e.stored_until) from event e", "");
        Object[] row = (Object[]) selections.rows(shown, ends).get(0);
        return new OccurrencePage.Ends(from == null ? (Instant) row[0] : null, (Instant) row[1]);
    }

    /** The instances of one event that overlap a range, by start, stored or not. */
    List<Occurrence> of(Event event, Range range) {
        List<Occurrence> found = stored(event, range);
        EventEntity row = events.findById(event.id());
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
        EventEntity row = events.findById(event.id());
        List<Occurrence> complete = found.stream()
                .filter(one -> row == null || isComplete(row, one))
                .limit(limit)
                .toList();
        if (row == null || row.storedUntil == null || complete.size() == limit) {
            return complete;
        }
        List<Occurrence> all = new ArrayList<>(complete);
        all.addAll(far.first(
                new Selection().and("e.id = :event", "event", event.id()),
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
        return StoredDates.horizon(begin).to();
    }

    /** Those of the instances of one event that are stored and overlap a range, by start. */
    List<Occurrence> stored(Event event, Range range) {
        return occurrences.listOverlapping(event.id(), range.from(), range.to()).stream()
                .map(row -> row.toOccurrence(event.time()))
                .toList();
    }

    /** The same of what is stored: beyond that, of each event that recurs only the next. */
    List<UpcomingOccurrence> stored(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable Cursor after, int limit) {
        return stored(filter, from, to, after, limit, "true");
    }

    private List<UpcomingOccurrence> stored(
            EventFilter filter,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit,
            String part) {
        Selection selection = selections.shown(filter).between(from, to);
        if (!part.equals("true")) {
            selection.and(part);
        }
        if (after != null) {
            selection.after(after, "o.starts_at", "o.id", false);
        }
        return stored(selection, limit);
    }

    /** Of what is stored, by start and then id. */
    List<UpcomingOccurrence> stored(Selection selection, int limit) {
        return lookup.load(selections.first(
                selection, "select o.id, o.starts_at " + CalendarQueries.CALENDAR, "order by starts_at, id", limit));
    }

    /** One instance of an event that is stored; empty when there is no such instance any more. */
    Optional<Occurrence> stored(Event event, UUID id) {
        return occurrences
                .findByIdOptional(id)
                .filter(row -> row.eventId.equals(event.id()))
                .map(row -> row.toOccurrence(event.time()));
    }
}
