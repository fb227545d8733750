package org.almanac.event.imported;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a calendar is about: its event as a whole, or one date of it (RFC 5546 §3.2).
 *
 * @param at which date, by its original start; null when it is about the whole event
 * @param zone in which {@code at} is told; null for a day, and when there is no date
 */
public record ImportPart(
        Kind kind,
        ImportVersion version,
        @Nullable LocalDateTime at,
        @Nullable ZoneId zone) {

    /** What it does to the event. */
    public enum Kind {
        EVENT,
        INSTANCE,
        ADDED,
        CANCEL
    }

    /** The date on the clock of an event that is known here. */
    public LocalDateTime at(EventTime time) {
        if (at == null) {
            throw new IllegalStateException("an item about a whole event names no date");
        }
        LocalDateTime local = zone == null
                ? at
                : at.atZone(zone).withZoneSameInstant(time.zone()).toLocalDateTime();
        if (time.allDay()) {
            LocalDate day = at.toLocalTime().toSecondOfDay() == 0 ? at.toLocalDate() : local.toLocalDate();
            return day.atStartOfDay();
        }
        return zone == null ? at.toLocalDate().atTime(time.start().toLocalTime()) : local;
    }
}
