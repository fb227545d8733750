package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.event.EventFilter;
import org.almanac.event.Occurrence;

/** Counts events for pages: how many a list has, and how many of them it could be narrowed to. */
@ApplicationScoped
@Transactional
public class FacetQueries {
    /** What is counted are events, however many dates each of them has; all of them, so that a count is a total. */
    private static final String COUNTED = "with found as materialized (%s),"
            + " one as materialized (select distinct event_id, venue_id from found)"
            + " select 'TOTAL' as kind, cast(null as text) as key, cast(null as text) as name, count(*) as events,"
            + " (select min(ends_at) from found) as ends from one"
            // Counted by tag before tags are named: naming each of many rows would cost more than all else.
            + " union all select 'TAG', t.slug, t.name, counted.events, null from (select et.tag_id, count(*) as events"
            + " from one join event_tag et on et.event_id = one.event_id group by et.tag_id) counted"
            + " join tag t on t.id = counted.tag_id"
            + " union all select 'COUNTRY', cast(v.country as text), cast(v.country as text), count(*), null"
            + " from one join venue v on v.id = one.venue_id where v.country is not null group by v.country"
            + " order by events desc, name, key";

    private static final String ROWS = "select o.event_id, e.venue_id, o.ends_at " + CalendarQueries.CALENDAR;

    private static final String ROWS_BEYOND =
            " select e.id, e.venue_id, cast(null as timestamptz) from event e where e.id in (:beyond)";

    private final SelectionQueries selections;
    private final CalendarQueries calendar;

    FacetQueries(SelectionQueries selections, CalendarQueries calendar) {
        this.selections = selections;
        this.calendar = calendar;
    }

    /**
     * How many events have something.
     *
     * @param key a slug, or a country's code
     * @param name for people; of a country its code
     */
    public record Facet(String key, String name, int events) {}

    /**
     * What was counted.
     *
     * @param events in all
     * @param tags of all these events, the most frequent first, as are {@code countries}
     * @param changesAt when the first of their dates is over; {@link Instant#MAX} when there are none
     */
    public record Facets(int events, List<Facet> tags, List<Facet> countries, Instant changesAt) {}

    /** Of events that have a date which is not over at an instant. */
    public Facets ahead(EventFilter filter, Instant now) {
        return count(selections.shown(filter).between(now, null), List.of());
    }

    /**
     * Of events that take place on some days, each by its own clock.
     *
     * @param last inclusive
     */
    public Facets on(EventFilter filter, LocalDate first, LocalDate last) {
        List<UUID> beyond = calendar.beyond(filter, first, last).stream()
                .map(Occurrence::eventId)
                .distinct()
                .toList();
        return count(CalendarQueries.onDays(selections.shown(filter), first, last), beyond);
    }

    /** @param beyond events that have a date which is not stored */
    private Facets count(Selection selection, List<UUID> beyond) {
        int events = 0;
        Instant changesAt = Instant.MAX;
        List<Facet> tags = new ArrayList<>();
        List<Facet> countries = new ArrayList<>();
        String rows = selection.sql(ROWS, "");
        if (!beyond.isEmpty()) {
            selection.with("beyond", beyond);
            rows = "select * from (" + rows + ") stored union all" + ROWS_BEYOND;
        }
        for (Object row : selections.rows(selection, COUNTED.formatted(rows))) {
            Object[] columns = (Object[]) row;
            int count = ((Number) columns[3]).intValue();
            if (columns[0].equals("TOTAL")) {
                events = count;
                changesAt = columns[4] == null ? Instant.MAX : (Instant) columns[4];
            } else {
                List<Facet> kind = columns[0].equals("TAG") ? tags : countries;
                kind.add(new Facet(String.valueOf(columns[1]), String.valueOf(columns[2]), count));
            }
        }
        return new Facets(events, List.copyOf(tags), List.copyOf(countries), changesAt);
    }
}
