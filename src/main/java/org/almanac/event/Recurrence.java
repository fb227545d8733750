package org.almanac.event;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event repeats. All times are local to the event's zone (at midnight for all-day events) and name instances by
 * their original start, as RECURRENCE-ID does (RFC 5545 §3.8.4.4).
 *
 * @param rrule an RFC 5545 §3.3.10 rule without the {@code RRULE:} prefix
 * @param exdates original starts that are left out
 * @param rdates starts that come on top
 * @param overrides instances that differ
 */
public record Recurrence(
        @Nullable String rrule, List<LocalDateTime> exdates, List<LocalDateTime> rdates, List<Override> overrides) {

    /**
     * One instance that differs from the rule; what is null stays as the event has it.
     *
     * @param at the original start
     */
    public record Override(
            LocalDateTime at,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            @Nullable EventStatus status) {}
}
