package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Range;
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
    private final RenderFailures failures;
    private final FarDates far;

    CalendarQueries(EntityManager entities, RenderFailures failures) {
        this.entities = entities;
        this.failures = failures;
        this.far = new FarDates(entities, failures);
    }

    /**
     * How often something is found.
     *
     * @param key a slug, or a country's code
     * @param name for people; of a country its code
     */
    public record Facet(String key, String name, int events) {}

    /** What a list can be narrowed by. */
    public record Facets(List<Facet> tags, List<Facet> countries) {}

    /**
     * What takes place on some days, each instance by its own clock.
     *
     * @param last inclusive
     * @param perDay at least 1
     */
    public CalendarDays days(EventFilter filter, LocalDate first, LocalDate last, int perDay) {
        LocalDate after = last.plusDays(1);
        Range about = new Range(midnight(first).minus(EARLIEST), midnight(after).plus(LATEST));
        List<Occurrence> beyond = far.reached(about) ? beyond(filter, about, first, after) : List.of();
        Selection selection = ahead(filter, about.from(), about.to());
        if (!beyond.isEmpty()) {
            selection.and(FarDates.STORED_PART);
        }
        selection
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
        CalendarDays stored = new CalendarDays(OccurrenceLookup.withEvents(entities, failures, ids), beginning);
        return beyond.isEmpty() ? stored : merged(stored, beyond, first, perDay);
    }

    /** What is not stored, by the clocks of the events. */
    private List<Occurrence> beyond(EventFilter filter, Range about, LocalDate first, LocalDate after) {
        List<Occurrence> found = far.first(
                new Selection(entities).matching(filter).and(Selection.PUBLIC),
                about,
                one -> one.time().firstDay().isBefore(after)
                        && (!one.time().firstDay().isBefore(first) || lastsInto(one.time(), first)),
                FarDates.MOST_DATES + 1);
        if (found.size() > FarDates.MOST_DATES) {
            throw FarDates.tooMuch("more than " + FarDates.MOST_DATES + " dates");
        }
        return found;
    }

    private static boolean lastsInto(EventTime time, LocalDate day) {
        LocalDateTime end = time.end();
        return end != null && (end.isAfter(day.atStartOfDay()) || time.allDay() && end.equals(day.atStartOfDay()));
    }

    private CalendarDays merged(CalendarDays stored, List<Occurrence> beyond, LocalDate first, int perDay) {
        Map<LocalDate, Integer> beginning = new TreeMap<>(stored.beginning());
        beyond.forEach(one -> beginning.merge(day(one, first), 1, Integer::sum));
        List<Occurrence> all = new ArrayList<>(beyond);
        Map<UUID, Event> events = new HashMap<>();
        stored.occurrences().forEach(one -> {
            all.add(one.occurrence());
            events.put(one.event().id(), one.event());
        });
        all.sort(CalendarReader.BY_START);
        Map<LocalDate, Integer> shown = new HashMap<>();
        all.removeIf(one -> shown.merge(day(one, first), 1, Integer::sum) > perDay);
        EventLookup.load(
                        entities,
                        failures,
                        all.stream()
                                .map(Occurrence::eventId)
                                .distinct()
                                .filter(id -> !events.containsKey(id))
                                .toList())
                .forEach(event -> events.put(event.id(), event));
        List<UpcomingOccurrence> found = new ArrayList<>();
        for (Occurrence one : all) {
            Event event = events.get(one.eventId());
            if (event != null) {
                found.add(new UpcomingOccurrence(one, event));
            }
        }
        return new CalendarDays(found, beginning);
    }

    private static LocalDate day(Occurrence one, LocalDate first) {
        LocalDate day = one.time().firstDay();
        return day.isBefore(first) ? first : day;
    }

    /**
     * What the next few hundred instances can be narrowed by, the most frequent first.
     *
     * @param ofTags what tags are counted in, which leaves out the choice of tags
     * @param ofPlaces what countries are counted in, which leaves out the choice of places
     * @param limit of each
     */
    public Facets facets(EventFilter ofTags, EventFilter ofPlaces, Instant from, @Nullable Instant to, int limit) {
        if (ofTags.equals(ofPlaces)) {
            return facets(ofTags, from, to, "(" + tags(limit) + ") union all (" + countries(limit) + ")");
        }
        return new Facets(
                facets(ofTags, from, to, tags(limit)).tags(),
                facets(ofPlaces, from, to, countries(limit)).countries());
    }

    /** Counted by tag before tags are named: naming each of a thousand rows would cost more than all else. */
    private static String tags(int limit) {
        return "select true as tag, t.slug, t.name, counted.events from (select et.tag_id,"
                + " count(distinct et.event_id) as events from next"
                // Not to be flattened: a few hundred look-ups are cheaper than every tag of every event.
                + " cross join lateral (select tag_id, event_id from event_tag where event_id = next.event_id offset 0)"
                + " et group by et.tag_id) counted join tag t on t.id = counted.tag_id"
                + " order by counted.events desc, t.name limit " + limit;
    }

    private static String countries(int limit) {
        return "select false as tag, cast(v.country as text), cast(v.country as text),"
                + " count(distinct next.event_id) as events from next join venue v on v.id = next.venue_id"
                + " where v.country is not null group by v.country order by events desc, v.country limit " + limit;
    }

    private Facets facets(EventFilter filter, Instant from, @Nullable Instant to, String counts) {
        String first = "order by starts_at, id limit " + SAMPLE;
        Selection selection = ahead(filter, from, to);
        List<UUID> beyond = to == null
                ? List.of()
                : far.events(() -> new Selection(entities).matching(filter).and(Selection.PUBLIC), new Range(from, to));
        String more = "";
        if (!beyond.isEmpty()) {
            selection.with("beyond", beyond);
            more = " union all select e.id, e.starts_at, e.id, e.venue_id from event e where e.id in (:beyond)";
        }
        List<?> rows = selection
                .query("with next as materialized (select * from (select * from ("
                        + selection.sql("select o.id, o.starts_at, o.event_id, e.venue_id " + CALENDAR, first)
                        + ") found " + first + ") stored" + more + ") " + counts)
                .getResultList();
        Facets facets = new Facets(new ArrayList<>(), new ArrayList<>());
        for (Object row : rows) {
            Object[] found = (Object[]) row;
            List<Facet> kind = (Boolean) found[0] ? facets.tags() : facets.countries();
            kind.add(new Facet(String.valueOf(found[1]), String.valueOf(found[2]), ((Number) found[3]).intValue()));
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
