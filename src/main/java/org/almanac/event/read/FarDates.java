package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Recurrence;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.FarSource;
import org.almanac.event.store.EventRepository;
import org.almanac.ical.recur.TooManyInstancesException;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * The dates of recurring events that are not stored, worked out for a read that reaches beyond. What is stored serves all
 * that begins from an event's {@code stored_from} until its {@code stored_until}, this serves the rest. An answer is whole
 * or none.
 */
@ApplicationScoped
class FarDates {
    /** Worked out for one answer. */
    static final int MOST_EVENTS = 5_000;

    static final int MOST_DATES = 20_000;

    /** Of {@code event e} and {@code occurrence o}: what of the stored dates is complete. */
    static final String STORED_PART =
            "o.starts_at < coalesce(e.stored_until, 'infinity') and o.starts_at >= coalesce(e.stored_from,"
                    + " '-infinity')";

    private static final String REACHED = "(e.stored_until < :farTo and e.over_at >= :farFrom"
            + " or e.stored_from > :farFrom and e.first_at < :farTo)";

    /** Where the nearest stored date on either side does not tell whether there is one. */
    private static final String BEYOND = "(e.stored_until < :farFrom and e.over_at > :farFrom"
            + " or e.stored_from > :farTo and e.first_at < :farTo)";

    private final SelectionQueries selections;
    private final EventRepository events;
    private final RenderFailures failures;

    FarDates(SelectionQueries selections, EventRepository events, RenderFailures failures) {
        this.selections = selections;
        this.events = events;
        this.failures = failures;
    }

    /** Whether any event may have dates in the range that are not stored; asked before what costs more. */
    boolean reached(Range range) {
        return events.hasDatesNotStored(range.to(), range.from());
    }

    /**
     * The first instances that are wanted and start in a range, or shortly before, by start and then id.
     *
     * @param of conditions on {@code event e}
     * @throws Problem INVALID when that takes more than can be worked out for one answer
     */
    List<Occurrence> first(Selection of, Range range, Predicate<Occurrence> wanted, int limit) {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (FarSource source : sources(of, REACHED, range)) {
            put(heads, source, () -> source.from(range));
        }
        List<Occurrence> found = new ArrayList<>();
        while (!heads.isEmpty() && found.size() < limit) {
            Head head = heads.remove();
            if (wanted.test(head.next)) {
                found.add(head.next);
            }
            put(heads, head.source, () -> head.later);
        }
        return found;
    }

    /**
     * The events that have an instance which is not over when the range begins and starts before it ends, but none such
     * among what is stored.
     */
    List<UUID> events(Supplier<Selection> of, Range range) {
        List<UUID> found = new ArrayList<>();
        if (!events.hasDatesNotStored(range.from(), range.to())) {
            return found;
        }
        for (FarSource source : sources(of.get(), BEYOND, range)) {
            if (tried(source.id(), source.revision(), () -> isOn(source, range)).orElse(false)) {
                found.add(source.id());
            }
        }
        return found;
    }

    /**
     * All instances of one event that are not stored and overlap a range, in no order.
     *
     * @throws Problem INVALID when there are more than fit into one answer
     */
    List<Occurrence> of(UUID event, Range range) {
        List<FarSource> sources = load(List.of(event));
        List<Occurrence> found = new ArrayList<>();
        if (!sources.isEmpty()) {
            FarSource source = sources.get(0);
            try {
                Iterator<Occurrence> dates = source.from(range);
                while (dates.hasNext()) {
                    Occurrence one = dates.next();
                    if (range.overlaps(one.startsAt(), one.endsAt())) {
                        found.add(one);
                    }
                    if (found.size() > MOST_DATES) {
                        throw tooMuch("more than " + MOST_DATES + " dates");
                    }
                }
            } catch (TooManyInstancesException e) {
                throw tooMuch("dates that take too much work to list");
            }
        }
        return found;
    }

    static Problem tooMuch(String what) {
        return Problem.invalid("to", "There are " + what + ". Ask for a shorter time, or narrow the choice.");
    }

    /** An event's next instance, and those that follow. */
    private record Head(FarSource source, Occurrence next, Iterator<Occurrence> later) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return CalendarReader.BY_START.compare(next, other.next);
        }
    }

    private void put(PriorityQueue<Head> heads, FarSource source, Supplier<Iterator<Occurrence>> dates) {
        tried(source.id(), source.revision(), () -> Optional.ofNullable(head(source, dates.get())))
                .flatMap(Function.identity())
                .ifPresent(heads::add);
    }

    /** One rule that cannot be followed so far does not keep the others. */
    private <T> Optional<T> tried(UUID id, int revision, Supplier<T> reader) {
        return failures.firstOf("dates", id, revision, List.of(reader));
    }

    private static @Nullable Head head(FarSource source, Iterator<Occurrence> later) {
        return later.hasNext() ? new Head(source, later.next(), later) : null;
    }

    private static boolean isOn(FarSource source, Range range) {
        Iterator<Occurrence> dates = source.from(range);
        while (dates.hasNext()) {
            if (dates.next().endsAt().isAfter(range.from())) {
                return true;
            }
        }
        return false;
    }

    private List<FarSource> sources(Selection of, String reached, Range range) {
        List<UUID> ids = selections.ids(
                of.with("farFrom", range.from()).and(reached, "farTo", range.to()),
                "select e.id from event e",
                "order by e.id limit " + (MOST_EVENTS + 1));
        if (ids.size() > MOST_EVENTS) {
            throw tooMuch("dates of more than " + MOST_EVENTS + " recurring events");
        }
        return load(ids);
    }

    private List<FarSource> load(List<UUID> ids) {
        List<FarSource> sources = new ArrayList<>();
        for (Object[] row : events.listDates(ids)) {
            tried((UUID) row[0], (Integer) row[1], () -> source(row)).ifPresent(sources::add);
        }
        return sources;
    }

    private static FarSource source(@Nullable Object[] row) {
        EventTime time = new EventTime(
                (LocalDateTime) row[2], (LocalDateTime) row[3], ZoneId.of((String) row[4]), (Boolean) row[5]);
        EventDates dates;
        try {
            dates = EventDates.of(time, (Recurrence) row[7], (EventStatus) row[6]);
        } catch (Problem unreadable) {
            // It would be the answer to all.
            throw new IllegalStateException(unreadable);
        }
        return new FarSource((UUID) row[0], (Integer) row[1], dates, (Instant) row[8], (Instant) row[9]);
    }
}
