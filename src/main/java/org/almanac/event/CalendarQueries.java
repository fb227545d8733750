package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue for pages: days of a calendar, and what a list can be narrowed by. */
@ApplicationScoped
@Transactional
public class CalendarQueries {
    /** The zones furthest ahead of UTC and furthest behind. */
    private static final Duration EARLIEST = Duration.ofHours(14);

    private static final Duration LATEST = Duration.ofHours(12);

    /** As far as what is ahead is looked through to see what it can be narrowed by. */
    private static final int SAMPLE = 500;

    private static final String CALENDAR = "from occurrence o join event e on e.id = o.event_id";
    private static final String DAY = "greatest(cast(o.start_local as date), cast(:firstDay as date))";

    private final EntityManager entities;

    CalendarQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * How often something is found.
     *
     * @param key a slug, or a country's code
     * @param name for people; of a country its code
     */
    public record Facet(String key, String name, int events) {}

    /**
     * What takes place on some days, each instance by its own clock.
     *
     * @param last inclusive
     * @param perDay at least 1
     */
    public CalendarDays days(EventFilter filter, LocalDate first, LocalDate last, int perDay) {
        LocalDate after = last.plusDays(1);
        Selection selection = ahead(
                        filter, midnight(first).minus(EARLIEST), midnight(after).plus(LATEST))
                .with("firstDay", first)
                .and("o.start_local < :after", "after", after.atStartOfDay())
                .and(
                        "(o.start_local >= :first or o.end_local > :first or e.all_day and o.end_local = :first)",
                        "first",
                        first.atStartOfDay());
        List<?> rows = selection
                .query("select id, day, total from (select id, starts_at, day,"
                        + " row_number() over (partition by day order by starts_at, id) as place,"
                        + " count(*) over (partition by day) as total from ("
                        + selection.sql("select o.id, o.starts_at, " + DAY + " as day " + CALENDAR, "")
                        + ") found) days where place <= " + perDay + " order by starts_at, id")
                .getResultList();
        List<UUID> ids = new ArrayList<>();
        Map<LocalDate, Integer> beginning = new LinkedHashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            ids.add((UUID) columns[0]);
            beginning.put(day(columns[1]), ((Number) columns[2]).intValue());
        }
        return new CalendarDays(OccurrenceLookup.withEvents(entities, ids), beginning);
    }

    /** The tags of what is next, the most frequent first. */
    public List<Facet> tags(EventFilter filter, Instant from, @Nullable Instant to, int limit) {
        return facets(
                ahead(filter, from, to),
                "t.slug, t.name, count(distinct et.event_id)",
                // Not to be flattened: a few hundred look-ups are cheaper than every tag of every event.
                " cross join lateral (select tag_id, event_id from event_tag where event_id = next.event_id offset 0) et"
                        + " join tag t on t.id = et.tag_id"
                        + " group by t.slug, t.name order by 3 desc, t.name limit " + limit);
    }

    /** The countries of what is next, the most frequent first. */
    public List<Facet> countries(EventFilter filter, Instant from, @Nullable Instant to, int limit) {
        return facets(
                ahead(filter, from, to),
                "cast(v.country as text), cast(v.country as text), count(distinct next.event_id)",
                " join venue v on v.id = next.venue_id where v.country is not null"
                        + " group by v.country order by 3 desc, v.country limit " + limit);
    }

    private List<Facet> facets(Selection selection, String columns, String tail) {
        String first = "order by starts_at, id limit " + SAMPLE;
        List<?> rows = selection
                .query("select " + columns + " from (select * from ("
                        + selection.sql("select o.id, o.starts_at, o.event_id, e.venue_id " + CALENDAR, first)
                        + ") found " + first + ") next" + tail)
                .getResultList();
        List<Facet> facets = new ArrayList<>();
        for (Object row : rows) {
            Object[] found = (Object[]) row;
            facets.add(new Facet(String.valueOf(found[0]), String.valueOf(found[1]), ((Number) found[2]).intValue()));
        }
        return facets;
    }

    private Selection ahead(EventFilter filter, Instant from, @Nullable Instant to) {
        return CatalogueQueries.between(new Selection(entities).matching(filter).and(Selection.PUBLIC), from, to);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(Object column) {
        return column instanceof LocalDate day ? day : ((java.sql.Date) column).toLocalDate();
    }
}
