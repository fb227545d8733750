package org.almanac.ical;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event repeats. All times are local to its zone, at midnight for all-day events, and name instances by the
 * start that the rule gave them.
 *
 * @param exdates instances that are left out
 * @param rdates instances that come on top
 * @param overrides instances that differ
 */
public record ICalRecurrence(
        @Nullable RecurrenceRule rule,
        List<LocalDateTime> exdates,
        List<LocalDateTime> rdates,
        List<Instance> overrides) {

    public ICalRecurrence {
        exdates = List.copyOf(exdates);
        rdates = List.copyOf(rdates);
        overrides = List.copyOf(overrides);
    }

    /**
     * @param at RECURRENCE-ID: the start that the rule gave
     * @param times in the zone of the event
     */
    public record Instance(LocalDateTime at, ICalTimes times, ICalDetails details) {}
}
