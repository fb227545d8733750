package org.almanac.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an event.
 *
 * @param id stays the same while the instance can be recognised, also when it moves
 * @param recursAt the original local start that the rule gave; null for an event that does not recur
 * @param time when it takes place
 * @param startsAt {@code time.startsAt()}
 * @param endsAt the first instant at which it is over
 * @param status its own, else the event's
 */
public record Occurrence(
        UUID id,
        UUID eventId,
        @Nullable LocalDateTime recursAt,
        EventTime time,
        Instant startsAt,
        Instant endsAt,
        EventStatus status) {}
