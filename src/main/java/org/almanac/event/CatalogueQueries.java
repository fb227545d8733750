package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue. Each call sees one consistent state. */
@ApplicationScoped
@Transactional
public class CatalogueQueries {
    private static final int MOST_NAMED = 1_000;

    private final EntityManager entities;
    private final RenderFailures failures;
    private final CatalogueRevision revision;
    private final CalendarReader reader;
    private final Clock clock;

    CatalogueQueries(EntityManager entities, CatalogueRevision revision, RenderFailures failures, Clock clock) {
        this.clock = clock;
        this.entities = entities;
        this.failures = failures;
        this.revision = revision;
        this.reader = new CalendarReader(entities, failures);
    }

    /**
     * Any event, also one that readers do not see.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public Event find(String idOrSlug) {
        return EventLookup.find(entities, idOrSlug).toEvent();
    }

    /** The event that has this uid, if there is one; also one that readers do not see. */
    public Optional<Event> findByUid(String uid) {
        return entities.createQuery("from EventEntity where uid = :uid", EventEntity.class)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst()
                .map(EventEntity::toEvent);
    }

    /** Events that are not withdrawn, by start and then id. */
    public EventPage list(EventQuery query) {
        Selection selection = EventConditions.of(entities, reader, query);
        if (query.cursor() != null) {
            after(selection, PageCursor.decode(query.cursor()), "e.starts_at", "e.id", query.latestFirst());
        }
        String direction = query.latestFirst() ? " desc" : "";
        List<Event> events = load(first(
                selection,
                "select e.id, e.starts_at from event e",
                "order by starts_at" + direction + ", id" + direction,
                query.limit() + 1));
        if (events.size() <= query.limit()) {
            return new EventPage(events, null);
        }
        Event last = events.get(query.limit() - 1);
        return new EventPage(
                List.copyOf(events.subList(0, query.limit())),
                new PageCursor(last.time().startsAt(), last.id()).encoded());
    }

    /**
     * Events that are not withdrawn, by id: an event that is edited meanwhile is neither met twice nor missed.
     *
     * @param after the last id of the part before; null for the first part
     * @param limit at least 1
     */
    public List<Event> part(EventQuery query, @Nullable UUID after, int limit) {
        Selection selection = EventConditions.of(entities, reader, query);
        if (after != null) {
            selection.and("e.id > :after", "after", after);
        }
        return load(first(selection, "select e.id from event e", "order by id", limit));
    }

    /** How many events {@link #list} gives over all its pages. */
    public long count(EventQuery query) {
        Selection selection = EventConditions.of(entities, reader, query);
        Object count = selection
                .query("select count(*) from (" + selection.sql("select e.id from event e", "") + ") found")
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /** @param order by columns that are selected */
    static List<UUID> first(Selection selection, String select, String order, int limit) {
        String part = selection.sql(select, order + " limit " + limit);
        return ids(selection.query("select id from (" + part + ") found " + order + " limit " + limit));
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
        List<UUID> called = ids(Selection.planned(
                        entities,
                        "select id from event where " + calledSo("title") + " union all select id from event"
                                + " where series_id in (select id from series where " + calledSo("name")
                                + " or slug = any(string_to_array(:names, ','))) limit " + MOST_NAMED)
                .setParameter("names", String.join(",", names)));
        if (called.isEmpty()) {
            return List.of();
        }
        Selection selection = between(new Selection(entities).matching(filter).and(Selection.PUBLIC), now, null)
                .and("e.id in (:called)", "called", called);
        return OccurrenceLookup.withEvents(
                entities,
                failures,
                first(
                        selection,
                        "select o.id, o.starts_at from occurrence o join event e on e.id = o.event_id",
                        "order by starts_at, id",
                        limit));
    }

    private static String calledSo(String column) {
        return "name_key(" + column + ") = any(array(select name_key(n) from string_to_table(:names, ',') n))";
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
        PageCursor after = cursor == null ? null : PageCursor.decode(cursor);
        List<UpcomingOccurrence> found = to == null
                ? reader.stored(filter, from, null, after, limit + 1)
                : reader.first(filter, from, to, after, limit + 1);
        if (found.size() <= limit) {
            return new OccurrencePage(found, null, to == null ? reader.ends(filter, from) : OccurrencePage.Ends.NONE);
        }
        Occurrence last = found.get(limit - 1).occurrence();
        return new OccurrencePage(
                List.copyOf(found.subList(0, limit)),
                new PageCursor(last.startsAt(), last.id()).encoded(),
                OccurrencePage.Ends.NONE);
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
        return Optional.ofNullable(entities.find(OccurrenceEntity.class, id))
                .filter(row -> row.eventId.equals(event.id()))
                .map(row -> row.toOccurrence(event.time()));
    }

    /** @return newest first */
    public List<EventRevision> history(UUID eventId) {
        return entities
                .createQuery(
                        "from EventChangeEntity where eventId = :event order by revision desc", EventChangeEntity.class)
                .setParameter("event", eventId)
                .getResultList()
                .stream()
                .map(EventChangeEntity::toRevision)
                .toList();
    }

    /** Rises with every commit that changed something. */
    public long revision() {
        return revision.current();
    }

    /** Every tag, by name. */
    public List<Tag> tags() {
        return entities
                .createQuery("from TagEntity order by lower(name), slug", TagEntity.class)
                .getResultList()
                .stream()
                .map(TagEntity::toTag)
                .toList();
    }

    /** Every series, by name. */
    public List<Series> series() {
        return entities
                .createQuery("from SeriesEntity order by lower(name), slug", SeriesEntity.class)
                .getResultList()
                .stream()
                .map(SeriesEntity::toSeries)
                .toList();
    }

    /** Every organiser, by name. */
    public List<Organiser> organisers() {
        return entities
                .createQuery("from OrganiserEntity order by lower(name), slug", OrganiserEntity.class)
                .getResultList()
                .stream()
                .map(OrganiserEntity::toOrganiser)
                .toList();
    }

    /** Of {@code occurrence o} what is not over at {@code from} and starts before {@code to}. */
    static Selection between(Selection selection, @Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            selection.notOver(Reach.OCCURRENCE, from).and("o.ends_at > :from");
        }
        if (to != null) {
            selection.and("o.starts_at < :to", "to", to);
        }
        return selection;
    }

    static void after(Selection selection, PageCursor cursor, String start, String id, boolean descending) {
        selection.with("cursorStart", cursor.startsAt());
        selection.and(
                "(" + start + ", " + id + ") " + (descending ? "<" : ">") + " (:cursorStart, :cursorId)",
                "cursorId",
                cursor.id());
    }

    private List<Event> load(List<UUID> ids) {
        return EventLookup.load(entities, failures, ids);
    }

    @SuppressWarnings("unchecked") // the id column of a native query
    static List<UUID> ids(Query query) {
        return (List<UUID>) query.getResultList();
    }
}
