package org.almanac.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired inside the transaction that changed the catalogue, once per transaction: observers during the transaction
 * commit or fail with it, observers after success hear only what really happened.
 *
 * @param revision of the catalogue, after the change
 * @param at the instant of the change
 */
public record EventsChanged(long revision, Instant at, List<Change> changes) {

    /**
     * @param before null when the event is new
     * @param fields names of what differs, as the API spells them; {@code withdrawn} for a deletion
     */
    public record Change(UUID eventId, @Nullable Event before, Event after, Set<String> fields) {}
}
