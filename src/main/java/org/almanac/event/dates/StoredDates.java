package org.almanac.event.dates;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an event's dates: all that lie within the horizon, and of those beyond it the nearest on either side
 * that takes place. So a query for what is next, or was last, finds it at any distance among what is stored.
 *
 * @param dates those within the horizon by original start, then the nearest beyond
 * @param from all that begin from then on are stored; null when none begins earlier
 * @param until all that begin before are stored; null when none begins later
 * @param firstAt no date begins earlier
 * @param overAt no date goes on for longer
 */
public record StoredDates(
        List<OccurrencePlan> dates,
        @Nullable Instant from,
        @Nullable Instant until,
        Instant firstAt,
        Instant overAt) {

    private static final Period BEHIND = Period.ofYears(1);
    private static final Period AHEAD = Period.ofYears(2);

    /** From a year ago to two years ahead of {@code now}, by the calendar in UTC. */
    public static Range horizon(Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return new Range(
                here.minus(BEHIND).toInstant(ZoneOffset.UTC), here.plus(AHEAD).toInstant(ZoneOffset.UTC));
    }

    /** @throws org.almanac.problem.Problem INVALID when the rule cannot be followed, or gives more than can be stored */
    public static StoredDates of(EventContent content, Range horizon) {
        EventTime time = content.time();
        Recurrence recurrence = content.recurrence();
        EventDates all = EventDates.of(time, recurrence, content.status());
        List<OccurrencePlan> dates = new ArrayList<>(all.about(horizon));
        if (recurrence == null) {
            Instant start = time.startsAt();
            return new StoredDates(dates, null, null, start, later(start, time.endsAt()));
        }
        Instant first = first(time, recurrence);
        boolean earlier = first.isBefore(horizon.from());
        boolean later = addNext(dates, all, horizon.to());
        if (earlier) {
            addLast(dates, all, horizon.from());
        }
        Instant over = time.startsAt();
        for (OccurrencePlan date : dates) {
            over = later(over, date.time().endsAt());
        }
        return new StoredDates(
                List.copyOf(dates),
                earlier ? horizon.from() : null,
                later ? horizon.to() : null,
                first,
                later ? later(over, last(time, recurrence, all)) : over);
    }

    /** Whether there is one, or it cannot be told. */
    private static boolean addNext(List<OccurrencePlan> dates, EventDates all, Instant until) {
        try {
            OccurrencePlan next = all.next(until);
            add(dates, next);
            return next != null;
        } catch (TooManyInstancesException e) {
            return true;
        }
    }

    private static void addLast(List<OccurrencePlan> dates, EventDates all, Instant from) {
        try {
            add(dates, all.last(from));
        } catch (TooManyInstancesException e) {
            // A rule that has run for so long is as good as one that has just begun.
        }
    }

    private static void add(List<OccurrencePlan> dates, @Nullable OccurrencePlan one) {
        if (one != null && dates.stream().noneMatch(known -> Objects.equals(known.recursAt(), one.recursAt()))) {
            dates.add(one);
        }
    }

    private static Instant first(EventTime time, Recurrence recurrence) {
        Instant first = time.startsAt();
        for (LocalDateTime at : recurrence.rdates()) {
            first = earlier(first, time.startingAt(at).startsAt());
        }
        for (Recurrence.Override override : recurrence.overrides()) {
            if (override.start() != null) {
                first = earlier(first, time.startingAt(override.start()).startsAt());
            }
        }
        return first;
    }

    /** Not the exact end, where that would have to be counted. */
    private static Instant last(EventTime time, Recurrence recurrence, EventDates all) {
        Instant last = recurrence.rrule() == null
                ? time.startsAt()
                : ruleUntil(RecurrenceRule.parse(recurrence.rrule()), time);
        if (last.equals(EventDates.FOR_EVER)) {
            return last;
        }
        for (LocalDateTime at : recurrence.rdates()) {
            last = later(last, time.startingAt(at).startsAt());
        }
        for (Recurrence.Override override : recurrence.overrides()) {
            if (override.start() != null) {
                last = later(last, time.startingAt(override.start()).startsAt());
            }
        }
        return earlier(last.plus(all.longest()), EventDates.FOR_EVER);
    }

    private static Instant ruleUntil(RecurrenceRule rule, EventTime time) {
        return rule.lastBy(time.zone()).orElse(EventDates.FOR_EVER);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
