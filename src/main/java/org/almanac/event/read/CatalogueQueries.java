package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventRevision;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.imported.EventOrigin;
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventChangeRepository;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.RevisionStatements;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue. Each call sees one consistent state. */
@ApplicationScoped
@Transactional
public class CatalogueQueries {
    private static final int MOST_NAMED = 1_000;

    private final SelectionQueries selections;
    private final EventLookup lookup;
    private final CalendarReader reader;
    private final EventChangeRepository changes;
    private final RevisionStatements revision;
    private final Clock clock;

    CatalogueQueries(
            SelectionQueries selections,
            EventLookup lookup,
            CalendarReader reader,
            EventChangeRepository changes,
            RevisionStatements revision,
            Clock clock) {
        this.selections = selections;
        this.lookup = lookup;
        this.reader = reader;
        this.changes = changes;
        this.revision = revision;
        this.clock = clock;
    }

    /**
     * Any event, also one that readers do not see.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public Event find(String idOrSlug) {
        return lookup.find(idOrSlug).toEvent();
    }

    /** The event that has this uid, if there is one; also one that readers do not see. */
    public Optional<Event> findByUid(String uid) {
        return lookup.findByUid(uid).map(EventEntity::toEvent);
    }

    /** The events that have one of these uids; also those that readers do not see, and withdrawn ones. */
    public List<Event> findByUids(Collection<String> uids) {
        return lookup.findByUids(uids);
    }

    /**
     * Where the fields of an event come from.
     *
     * @throws Problem NOT_FOUND
     */
    public EventOrigin origin(String idOrSlug) {
        return lookup.find(idOrSlug).origin();
    }

    /** Events that are not withdrawn, by start and then id. */
    public Page<Event> page(EventQuery query) {
        Selection selection = EventConditions.of(selections, reader, query);
        if (query.cursor() != null) {
            selection.after(Cursor.decoded(query.cursor()), "e.starts_at", "e.id", query.latestFirst());
        }
        String direction = query.latestFirst() ? " desc" : "";
        List<Event> events = lookup.load(selections.first(
                selection,
                "select e.id, e.starts_at from event e",
                "order by starts_at" + direction + ", id" + direction,
                query.limit() + 1));
        return Page.of(
                events,
                query.limit(),
                last -> new Cursor(last.time().startsAt(), last.id().toString()).encoded());
    }

    /**
     * Events that are not withdrawn, by id: an event that is edited meanwhile is neither met twice nor missed.
     *
     * @param after the last id of the part before; null for the first part
     * @param limit at least 1
     */
    public List<Event> part(EventQuery query, @Nullable UUID after, int limit) {
        Selection selection = EventConditions.of(selections, reader, query);
        if (after != null) {
            selection.and("e.id > :after", "after", after);
        }
        return lookup.load(selections.first(selection, "select e.id from event e", "order by id", limit));
    }

    /** How many events {@link #page} gives over all its pages. */
    public long count(EventQuery query) {
        Selection selection = EventConditions.of(selections, reader, query);
        String found = selection.sql("select e.id from event e", "");
        Object count = selections
                .rows(selection, "select count(*) from (" + found + ") found")
                .get(0);
        return ((Number) count).longValue();
    }

    /**
     * Instances that readers see and that are not over, by start and then id, at any distance; those that were cancelled or
     * postponed are among them and say so.
     *
     * @param limit at least 1
     */
    public List<UpcomingOccurrence> upcoming(EventFilter filter, Instant now, int limit) {
        return reader.first(filter, now, null, null, limit);
    }

    /**
     * Those of {@link #upcoming} whose event is called so, itself or its series, in whatever case and year.
     *
     * @param names slugs
     * @param limit at least 1
     */
    public List<UpcomingOccurrence> named(EventFilter filter, Set<String> names, Instant now, int limit) {
        List<UUID> called = selections.called(names, MOST_NAMED);
        if (called.isEmpty()) {
            return List.of();
        }
        return reader.stored(
                selections.shown(filter).between(now, null).and("e.id in (:called)", "called", called), limit);
    }

    /**
     * Of {@link #upcoming} the featured events: of each the next instance that takes place, by start and then id.
     *
     * @param limit at least 1
     */
    public List<UpcomingOccurrence> featured(EventFilter filter, Instant now, int limit) {
        return reader.stored(
                selections
                        .shown(filter)
                        .between(now, null)
                        .and("e.featured and o.visible")
                        .and("not exists (select 1 from occurrence p where p.event_id = e.id and p.visible"
                                + " and p.ends_at > :from and (p.starts_at, p.id) < (o.starts_at, o.id))"),
                limit);
    }

    /**
     * The calendar as a flat list of the instances that readers see, by start and then id. Between two instants it is
     * complete. Without an end it ends: with what is stored ahead, and of events that recur the next date beyond; the last
     * page says so.
     *
     * @param from instances that are not over at this instant
     * @param to instances that start before this instant
     * @throws Problem INVALID when it cannot be given whole
     */
    public OccurrencePage calendar(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.decoded(cursor);
        List<UpcomingOccurrence> found = to == null
                ? reader.stored(filter, from, null, after, limit + 1)
                : reader.first(filter, from, to, after, limit + 1);
        Page<UpcomingOccurrence> page = Page.of(found, limit, CatalogueQueries::cursor);
        boolean ends = to == null && page.nextCursor() == null;
        return new OccurrencePage(page, ends ? reader.ends(filter, from) : OccurrencePage.Ends.NONE);
    }

    private static String cursor(UpcomingOccurrence last) {
        return new Cursor(last.occurrence().startsAt(), last.occurrence().id().toString()).encoded();
    }

    /**
     * The instances of one event that lie in the range, by start: all of them.
     *
     * @throws Problem INVALID when they are too many for one answer
     */
    public List<Occurrence> occurrences(Event event, Range range) {
        return reader.of(event, range);
    }

    /**
     * Where a list of an event's instances ends that was asked for without an end: two years after the first of them that is
     * ahead.
     *
     * @param from where the list begins; null for the first instance
     * @return null when the event has an end itself: then all can be listed
     */
    public @Nullable Instant listedUntil(Event event, @Nullable Instant from) {
        return reader.listedUntil(event, from == null ? clock.instant() : from);
    }

    /** The next instances of an event that are not over, by start, at any distance. */
    public List<Occurrence> next(Event event, Instant now, int limit) {
        return reader.next(event, now, limit);
    }

    /** The instances of one event that lie in the range and are stored, by start. */
    public List<Occurrence> stored(Event event, Range range) {
        return reader.stored(event, range);
    }

    /** One instance of an event; empty when there is no such instance any more. */
    public Optional<Occurrence> occurrence(Event event, UUID id) {
        return reader.stored(event, id);
    }

    /** @return newest first */
    public List<EventRevision> history(UUID eventId) {
        return changes.listOf(eventId).stream()
                .map(EventChangeEntity::toRevision)
                .toList();
    }

    /** Rises with every commit that changed something. */
    public long revision() {
        return revision.current();
    }
}
