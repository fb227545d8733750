package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.store.EntryCursor;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Finds events for editors: of all there are, in any order, with true counts. */
@ApplicationScoped
@Transactional
public class EventSearchQueries {
    private static final String AHEAD = "e.over_at > :now";
    private static final String EXPECTED = AHEAD + " and e.status in ('TENTATIVE', 'CONFIRMED')";
    private static final String NO_PLACE = "(e.online_url is null and not exists (select 1 from venue v"
            + " where v.id = e.venue_id and coalesce(v.name, v.address, v.city, v.country) is not null))";
    private static final String NO_ZONE = "(not e.all_day and (e.venue_id is not null or e.online_url is null)"
            + " and (e.time_zone like 'Etc/%' or e.time_zone not like '%/%'))";
    private static final String NO_LINK = "(e.url is null and e.registration_url is null and e.online_url is null)";
    private static final String DOUBLE = "exists (select 1 from event d where d.id <> e.id and d.withdrawn_at is null"
            + " and d.called = e.called"
            + " and d.starts_at between e.starts_at - interval '60 days' and e.starts_at + interval '60 days')";

    private static final String TITLE = "left(folded(e.title), 200)";

    // Of each source straight to the next, along the index: there are few sources and many events.
    private static final String SOURCES = "with recursive known (source) as ("
            + "(select source from event where source is not null order by source limit 1) union all"
            + " select (select source from event e where e.source > known.source order by source limit 1)"
            + " from known where known.source is not null)"
            + " select source from known where source is not null limit 500";

    private final SelectionQueries selections;
    private final EventLookup lookup;

    EventSearchQueries(SelectionQueries selections, EventLookup lookup) {
        this.selections = selections;
        this.lookup = lookup;
    }

    /**
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<Event> page(EventSearch search, @Nullable String cursor, Instant now, int limit) {
        Selection selection = selection(search, now);
        String key = key(search.order());
        boolean falling = search.order() == EventSearch.Order.LATEST || search.order() == EventSearch.Order.CHANGED;
        jump(selection, search);
        if (cursor != null && search.order() == EventSearch.Order.TITLE) {
            EntryCursor after = EntryCursor.decode(cursor);
            selection
                    .with("cursorName", after.name())
                    .and("(" + key + ", e.id) > (:cursorName, :cursorId)", "cursorId", after.id());
        } else if (cursor != null) {
            selection.after(Cursor.decoded(cursor), key, "e.id", falling);
        }
        if (search.order() == EventSearch.Order.DATE && search.time() == EventSearch.Time.UPCOMING) {
            selection.notOver(Reach.EVENT, now);
        }
        String order = "order by key" + (falling ? " desc, id desc" : ", id") + " limit " + (limit + 1);
        String part = selection.sql("select e.id, " + key + " as key from event e", order);
        List<Object[]> rows = selections.rows(selection, "select id, key from (" + part + ") found " + order).stream()
                .map(Object[].class::cast)
                .toList();
        Page<Object[]> page = Page.of(rows, limit, EventSearchQueries::cursor);
        List<UUID> ids = page.items().stream().map(row -> (UUID) row[0]).toList();
        return new Page<>(lookup.load(ids), page.nextCursor());
    }

    private static String cursor(Object[] row) {
        UUID id = (UUID) row[0];
        return row[1] instanceof Instant at
                ? new Cursor(at, id.toString()).encoded()
                : new EntryCursor(id, String.valueOf(row[1])).encoded();
    }

    private static String key(EventSearch.Order order) {
        return switch (order) {
            case DATE, LATEST -> "e.starts_at";
            case TITLE -> TITLE;
            case CHANGED -> "e.updated_at";
        };
    }

    private static void jump(Selection selection, EventSearch search) {
        Instant from = search.from();
        if (from != null && search.order() == EventSearch.Order.DATE) {
            selection.and("e.starts_at >= :jump", "jump", from);
        } else if (from != null && search.order() == EventSearch.Order.LATEST) {
            selection.and("e.starts_at < :jump", "jump", from);
        }
    }

    /**
     * All that a search finds, by id.
     *
     * @param limit the most that are given
     */
    @SuppressWarnings("unchecked") // the id column of a native query
    public List<UUID> ids(EventSearch search, Instant now, int limit) {
        Selection selection = selection(search, now);
        return (List<UUID>)
                selections.rows(selection, selection.sql("select e.id from event e", "order by e.id limit " + limit));
    }

    /** How many there are of a search. */
    public long count(EventSearch search, Instant now) {
        Selection selection = selection(search, now);
        return number(selections
                .rows(selection, selection.sql("select count(*) from event e", ""))
                .get(0));
    }

    /** How many there are of a search in each part of the catalogue, whichever part it is about. */
    public EventCounts counts(EventSearch search, Instant now) {
        Selection selection =
                selection(search.in(EventSearch.Time.ALL, null), now).with("now", now);
        Object[] row = (Object[]) selections
                .rows(
                        selection,
                        selection.sql(
                                "select count(*) filter (where " + AHEAD + "), count(*) filter (where not " + AHEAD
                                        + "), count(*) filter (where not e.published), count(*) from event e",
                                ""))
                .get(0);
        return new EventCounts(
                number(row[0]),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                count(search.in(EventSearch.Time.WITHDRAWN, null), now));
    }

    /** What events ahead lack. */
    public LackCounts lacks(Instant now) {
        Selection ahead =
                new Selection().and("e.withdrawn_at is null").and(EXPECTED).with("now", now);
        Object[] row = (Object[]) selections
                .rows(
                        ahead,
                        ahead.sql(
                                "select count(*) filter (where " + NO_PLACE + "), count(*) filter (where " + NO_ZONE
                                        + "), count(*) filter (where " + NO_LINK + "), count(*) filter (where " + DOUBLE
                                        + ") from event e",
                                ""))
                .get(0);
        return new LackCounts(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    /** Names of the sources that events came from, in order. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> sources() {
        return (List<String>) selections.rows(SOURCES, Map.of());
    }

    /** ISO 3166-1 codes of the countries that venues are in, in order. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> countries() {
        return (List<String>) selections.rows(
                "select distinct cast(country as text) from venue where country is not null order by 1", Map.of());
    }

    private static long number(@Nullable Object column) {
        return column == null ? 0 : ((Number) column).longValue();
    }

    private Selection selection(EventSearch search, Instant now) {
        Selection selection = selections
                .matching(search.filter())
                .and(
                        search.time() == EventSearch.Time.WITHDRAWN
                                ? "e.withdrawn_at is not null"
                                : "e.withdrawn_at is null");
        EventSearch.Lack lack = search.lack();
        if (search.time() == EventSearch.Time.UPCOMING || search.time() == EventSearch.Time.PAST || lack != null) {
            selection.with("now", now);
        }
        switch (search.time()) {
            case UPCOMING -> selection.and(AHEAD);
            // The second follows from the first, and is found by an index.
            case PAST -> selection.and("not " + AHEAD).and("e.starts_at < :now");
            case ALL, WITHDRAWN -> {}
        }
        if (search.published() != null) {
            selection.and(search.published() ? "e.published" : "not e.published");
        }
        EventStatus status = search.status();
        if (status != null) {
            selection.and("e.status = :status", "status", status.name());
        }
        String source = search.source();
        if (source != null && source.isEmpty()) {
            selection.and("e.source is null");
        } else if (source != null) {
            selection.and("e.source = :source", "source", source);
        }
        return lack == null ? selection : selection.and(EXPECTED).and(condition(lack));
    }

    private static String condition(EventSearch.Lack lack) {
        return switch (lack) {
            case PLACE -> NO_PLACE;
            case ZONE -> NO_ZONE;
            case LINK -> NO_LINK;
            case ANYTHING -> "(" + NO_PLACE + " or " + NO_ZONE + " or " + NO_LINK + ")";
            case DOUBLE -> DOUBLE;
        };
    }
}
