package org.almanac.event.dates;

import java.time.LocalDateTime;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.jspecify.annotations.Nullable;

/**
 * One instance that an event has.
 *
 * @param recursAt the original local start; null for a single event
 */
public record OccurrencePlan(@Nullable LocalDateTime recursAt, EventTime time, EventStatus status) {

    public static OccurrencePlan of(
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
