package org.almanac.event.dates;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.ical.recur.TooManyInstancesException;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** All dates of an event, however far away they lie: what is asked for is worked out, whether it is stored or not. */
public final class EventDates {
    /** No event lies outside; the database could not hold every instant. */
    public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    public static final Instant BEFORE_ALL = Instant.parse("0001-01-03T00:00:00Z");

    /** Enough for a daily event over the three years that are stored; what recurs more often is no event. */
    static final int MOST = 2_000;

    /** Where clocks change, the order of local times is not that of instants, and days begin at other hours. */
    private static final Duration ABOUT = Duration.ofDays(1);

    private final EventTime regular;
    private final EventStatus status;
    private final @Nullable OriginalStarts starts;
    private final Map<LocalDateTime, Recurrence.Override> overrides = new HashMap<>();

    private EventDates(EventTime regular, @Nullable Recurrence recurrence, EventStatus status) {
        this.regular = regular;
        this.status = status;
        this.starts = recurrence == null ? null : new OriginalStarts(regular, recurrence);
        if (recurrence != null) {
            recurrence.overrides().forEach(override -> overrides.put(override.at(), override));
        }
    }

    /**
     * @param regular the first instance
     * @param recurrence null for a single event
     * @param status of the event as a whole
     * @throws Problem INVALID when its rule cannot be read
     */
    public static EventDates of(EventTime regular, @Nullable Recurrence recurrence, EventStatus status) {
        try {
            return new EventDates(regular, recurrence, status);
        } catch (IllegalArgumentException e) {
            throw cannotBeFollowed(e);
        }
    }

    private static Problem cannotBeFollowed(IllegalArgumentException e) {
        return Problem.invalid("recurrence.rrule", "This rule cannot be followed: " + e.getMessage());
    }

    /**
     * The dates whose original start or whose own start lies in a range, by original start; the only one of a single
     * event, wherever it lies.
     *
     * @throws Problem INVALID when there are more than can be stored
     */
    public List<OccurrencePlan> about(Range range) {
        if (starts == null) {
            return List.of(new OccurrencePlan(null, regular, status));
        }
        try {
            TreeSet<LocalDateTime> found = starts.in(local(range.from()), local(range.to()), MOST);
            found.addAll(movedInto(range, found));
            return found.stream().map(this::plan).toList();
        } catch (IllegalArgumentException e) {
            throw cannotBeFollowed(e);
        }
    }

    /** Those of some original starts that there are. */
    public List<OccurrencePlan> at(Collection<LocalDateTime> originals) {
        return starts == null
                ? List.of()
                : starts.among(originals).stream().sorted().map(this::plan).toList();
    }

    /**
     * Of the dates that begin at an instant or later the first that takes place, or else the first; null when there is none.
     *
     * @throws TooManyInstancesException if it takes too much work to tell
     */
    public @Nullable OccurrencePlan next(Instant from) {
        Iterator<OccurrencePlan> dates = walk(from, FOR_EVER);
        OccurrencePlan first = null;
        while (dates.hasNext()) {
            OccurrencePlan date = dates.next();
            if (date.status().takesPlace() || !status.takesPlace()) {
                return date;
            }
            first = first == null ? date : first;
        }
        return first;
    }

    /**
     * The last date that takes place and begins before an instant.
     *
     * @throws TooManyInstancesException if it takes too much work to tell
     */
    @Nullable
    OccurrencePlan last(Instant before) {
        if (starts == null) {
            return null;
        }
        LocalDateTime original = starts.lastBefore(local(before.plus(ABOUT)), at -> {
            OccurrencePlan date = plan(at);
            return !moved(at)
                    && date.status().takesPlace()
                    && date.time().startsAt().isBefore(before);
        });
        Stream<LocalDateTime> moved = movedInto(new Range(BEFORE_ALL, before), Set.of()).stream();
        return Stream.concat(original == null ? Stream.of() : Stream.of(original), moved)
                .map(this::plan)
                .filter(date -> date.status().takesPlace())
                .max(Comparator.comparing(date -> date.time().startsAt()))
                .orElse(null);
    }

    /**
     * The dates that begin in a stretch of time, one after another. Taking the next may throw a
     * {@link TooManyInstancesException} when that is too much work.
     */
    public Iterator<OccurrencePlan> walk(Instant from, Instant to) {
        Range range = new Range(from, to);
        if (starts == null) {
            return Stream.of(new OccurrencePlan(null, regular, status))
                    .filter(date -> range.contains(date.time().startsAt()))
                    .iterator();
        }
        Instant early = from.minus(ABOUT).isBefore(BEFORE_ALL) ? BEFORE_ALL : from.minus(ABOUT);
        Instant late = to.isBefore(FOR_EVER) ? to.plus(ABOUT) : FOR_EVER;
        List<OccurrencePlan> moved = movedInto(range, Set.of()).stream()
                .map(this::plan)
                .sorted(DatesByStart.ORDER)
                .toList();
        return new DatesByStart(starts.walk(local(early), local(late)), moved, range, this);
    }

    /** How much longer than its start says a date may go on. */
    Duration longest() {
        Duration longest =
                Duration.between(regular.startsAt(), regular.endsAt()).plus(ABOUT);
        for (Recurrence.Override override : overrides.values()) {
            EventTime time = plan(override.at()).time();
            Duration length = Duration.between(time.startsAt(), time.endsAt());
            longest = length.compareTo(longest) > 0 ? length : longest;
        }
        return longest;
    }

    /** Whether this one has been given another start. */
    boolean moved(LocalDateTime at) {
        Recurrence.Override override = overrides.get(at);
        return override != null && override.start() != null;
    }

    private Set<LocalDateTime> movedInto(Range range, Set<LocalDateTime> known) {
        List<LocalDateTime> asked = new ArrayList<>();
        for (LocalDateTime at : overrides.keySet()) {
            if (moved(at)
                    && !known.contains(at)
                    && range.contains(plan(at).time().startsAt())) {
                asked.add(at);
            }
        }
        return asked.isEmpty() || starts == null ? Set.of() : starts.among(asked);
    }

    private LocalDateTime local(Instant instant) {
        return instant.equals(FOR_EVER)
                ? OriginalStarts.END
                : instant.atZone(regular.zone()).toLocalDateTime();
    }

    OccurrencePlan plan(LocalDateTime at) {
        return OccurrencePlan.of(regular.startingAt(at), status, at, overrides.get(at));
    }
}
