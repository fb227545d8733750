package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.problem.Problem;
import org.almanac.time.Range;

/** Reads the catalogue for pages: days of a calendar, and what begins next. */
@ApplicationScoped
@Transactional
public class CalendarQueries {
    /** The zones furthest ahead of UTC and furthest behind. */
    private static final Duration EARLIEST = Duration.ofHours(14);

    private static final Duration LATEST = Duration.ofHours(12);

    static final String CALENDAR = "from occurrence o join event e on e.id = o.event_id";
    private static final String DAY = "greatest(cast(o.start_local as date), cast(:firstDay as date))";

    private final SelectionQueries selections;
    private final OccurrenceLookup lookup;
    private final FarDates far;

    CalendarQueries(SelectionQueries selections, OccurrenceLookup lookup, FarDates far) {
        this.selections = selections;
        this.lookup = lookup;
        this.far = far;
    }

    /**
     * What takes place on some days, each instance by its own clock.
     *
     * @param last inclusive
     * @param perDay at least 1
     */
    public CalendarDays days(EventFilter filter, LocalDate first, LocalDate last, int perDay) {
        List<Occurrence> beyond = beyond(filter, first, last);
        Selection selection = onDays(selections.shown(filter), first, last).with("firstDay", first);
        if (!beyond.isEmpty()) {
            selection.and(FarDates.STORED_PART);
        }
        List<?> rows = selections.rows(
                selection,
                "select id, day, total from (select id, starts_at, day,"
                        + " row_number() over (partition by day order by starts_at, id) as place,"
                        + " count(*) over (partition by day) as total from ("
                        + selection.sql("select o.id, o.starts_at, " + DAY + " as day " + CALENDAR, "")
                        + ") found) days where place <= " + perDay + " order by starts_at, id");
        List<UUID> ids = new ArrayList<>();
        Map<LocalDate, Integer> beginning = new LinkedHashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            ids.add((UUID) columns[0]);
            beginning.put(day(columns[1]), ((Number) columns[2]).intValue());
        }
        CalendarDays stored = new CalendarDays(lookup.load(ids), beginning);
        return beyond.isEmpty() ? stored : merged(stored, beyond, first, perDay);
    }

    /**
     * Of what takes place on some days what is not stored, by the clocks of the events.
     *
     * @throws Problem INVALID when that takes more than can be worked out for one answer
     */
    List<Occurrence> beyond(EventFilter filter, LocalDate first, LocalDate last) {
        LocalDate after = last.plusDays(1);
        Range about = new Range(midnight(first).minus(EARLIEST), midnight(after).plus(LATEST));
        if (!far.reached(about)) {
            return List.of();
        }
        List<Occurrence> found = far.first(
                selections.shown(filter),
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
        List<Event> events = new ArrayList<>();
        stored.occurrences().forEach(one -> {
            all.add(one.occurrence());
            events.add(one.event());
        });
        all.sort(CalendarReader.BY_START);
        Map<LocalDate, Integer> shown = new HashMap<>();
        all.removeIf(one -> shown.merge(day(one, first), 1, Integer::sum) > perDay);
        return new CalendarDays(lookup.withEvents(all, events), beginning);
    }

    private static LocalDate day(Occurrence one, LocalDate first) {
        LocalDate day = one.time().firstDay();
        return day.isBefore(first) ? first : day;
    }

    /** The next instances that take place and have not begun, by start: of what readers see. */
    public List<UpcomingOccurrence> beginning(EventFilter filter, Instant now, int limit) {
        return lookup.load(selections.ids(
                selections.shown(filter).and("o.visible").and("o.starts_at > :now", "now", now),
                "select o.id " + CALENDAR,
                "order by o.starts_at, o.id limit " + limit));
    }

    /** Of {@code occurrence o} what takes place on some days by its own clock. */
    static Selection onDays(Selection shown, LocalDate first, LocalDate last) {
        LocalDate after = last.plusDays(1);
        return shown.between(midnight(first).minus(EARLIEST), midnight(after).plus(LATEST))
                .and("o.start_local < :after", "after", after.atStartOfDay())
                .and(
                        "(o.start_local >= :first or o.end_local > :first or e.all_day and o.end_local = :first)",
                        "first",
                        first.atStartOfDay());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(Object column) {
        return column instanceof LocalDate day ? day : ((java.sql.Date) column).toLocalDate();
    }
}
