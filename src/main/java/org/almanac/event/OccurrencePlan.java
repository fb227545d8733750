package org.almanac.event;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * The instances that an event has within a horizon. A single event has exactly one, wherever it lies.
 *
 * @param recursAt the original local start; null for a single event
 */
public record OccurrencePlan(@Nullable LocalDateTime recursAt, EventTime time, EventStatus status) {
    /** Enough for a daily event over the three years of the horizon; what recurs more often is no event. */
    static final int MOST = 2_000;

    static List<OccurrencePlan> of(EventContent content, Range horizon) {
        return of(content.time(), content.recurrence(), content.status(), horizon);
    }

    /**
     * @param regular the first instance
     * @param recurrence null for a single event
     * @param status of the event as a whole
     * @return by original start
     * @throws Problem INVALID when the rule gives more instances than can be kept
     */
    public static List<OccurrencePlan> of(
            EventTime regular, @Nullable Recurrence recurrence, EventStatus status, Range horizon) {
        if (recurrence == null) {
            return List.of(new OccurrencePlan(null, regular, status));
        }
        Map<LocalDateTime, Recurrence.Override> overrides = new HashMap<>();
        recurrence.overrides().forEach(override -> overrides.put(override.at(), override));
        List<OccurrencePlan> plans = new ArrayList<>();
        for (LocalDateTime at : starts(regular, recurrence, horizon)) {
            plans.add(plan(regular.startingAt(at), status, at, overrides.get(at)));
        }
        return plans;
    }

    private static TreeSet<LocalDateTime> starts(EventTime time, Recurrence recurrence, Range horizon) {
        LocalDateTime from = horizon.from().atZone(time.zone()).toLocalDateTime();
        LocalDateTime to = horizon.to().atZone(time.zone()).toLocalDateTime();
        TreeSet<LocalDateTime> starts = new TreeSet<>();
        // DTSTART counts as an instance whether or not the rule gives it (RFC 5545 §3.8.5.3).
        starts.add(time.start());
        starts.addAll(recurrence.rdates());
        if (recurrence.rrule() != null) {
            try {
                starts.addAll(
                        RecurrenceRule.parse(recurrence.rrule()).expand(time.start(), time.zone(), from, to, MOST));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("recurrence.rrule", "This rule cannot be followed: " + e.getMessage());
            }
        }
        starts.removeAll(recurrence.exdates());
        starts.removeIf(start -> start.isBefore(from) || !start.isBefore(to));
        return starts;
    }

    private static OccurrencePlan plan(
            EventTime regular, EventStatus status, LocalDateTime at, Recurrence.@Nullable Override override) {
        if (override == null) {
            return new OccurrencePlan(at, regular, status);
        }
        EventTime time = override.start() == null ? regular : regular.startingAt(override.start());
        if (override.end() != null) {
            time = new EventTime(time.start(), override.end(), time.zone(), time.allDay());
        }
        EventStatus own = override.status();
        // A cancelled event has no instance that takes place, whatever the instance itself says.
        return new OccurrencePlan(at, time, own == null || !status.takesPlace() ? status : own);
    }
}
