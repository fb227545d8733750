package org.almanac.ical.write;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
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
     * The overrides of instances that there are, in order. A calendar program shows any that it is given, even if the
     * event has moved away from it since, or leaves that instance out.
     */
    List<Instance> applicable(ICalTimes times) {
        if (overrides.isEmpty()) {
            return List.of();
        }
        List<Instance> sorted =
                overrides.stream().sorted(Comparator.comparing(Instance::at)).toList();
        Set<LocalDateTime> starts = new HashSet<>(rdates);
        starts.add(times.start());
        if (rule != null) {
            LocalDateTime first = sorted.get(0).at();
            LocalDateTime last = sorted.get(sorted.size() - 1).at();
            try {
                starts.addAll(rule.expand(times.start(), times.zone(), first, last.plusNanos(1), Integer.MAX_VALUE));
            } catch (TooManyInstancesException e) {
                // Too much work to tell; then the editor knows best.
                return sorted;
            }
        }
        exdates.forEach(starts::remove);
        return sorted.stream()
                .filter(instance -> starts.contains(instance.at()))
                .toList();
    }

    /**
     * @param at RECURRENCE-ID: the start that the rule gave
     * @param times in the zone of the event
     */
    public record Instance(LocalDateTime at, ICalTimes times, ICalDetails details) {}
}
