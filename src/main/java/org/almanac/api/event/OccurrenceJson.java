package org.almanac.api.event;

import java.time.Instant;
import java.util.UUID;
import org.almanac.event.EventStatus;
import org.almanac.event.Occurrence;
import org.almanac.event.dates.LocalTimes;
import org.jspecify.annotations.Nullable;

/** An instance of an event: local times as the event's, and the instants in UTC. */
record OccurrenceJson(
        UUID id, String start, Instant startsAt, @Nullable String end, Instant endsAt, EventStatus status) {

    static OccurrenceJson of(Occurrence occurrence) {
        boolean allDay = occurrence.time().allDay();
        return new OccurrenceJson(
                occurrence.id(),
                LocalTimes.text(occurrence.time().start(), allDay),
                occurrence.startsAt(),
                occurrence.time().end() == null
                        ? null
                        : LocalTimes.text(occurrence.time().end(), allDay),
                occurrence.endsAt(),
                occurrence.status());
    }
}
