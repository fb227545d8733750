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
     * @param continues of a new event that takes over from another; null for all others
     * @param quietly whether readers are to get no mail about it
     */
    public record Change(
            UUID eventId,
            @Nullable Event before,
            Event after,
            Set<String> fields,
            @Nullable Continuation continues,
            boolean quietly) {

        /** Whether somebody edited it: else time has only brought other dates of it into what is stored. */
        public boolean edited() {
            return !after.equals(before);
        }

        /** The event that this one was withdrawn as a double of; null when it was not, or before. */
        public Withdrawal.@Nullable Other becameDoubleOf() {
            return before != null && before.withdrawn() ? null : after.doubleOf();
        }
    }

    /**
     * A recurring event was cut in two, and this is the second part.
     *
     * @param earlier the event that was cut, which is among the changes too
     * @param asItWas what the second part would say had it not been edited as it was cut
     */
    public record Continuation(UUID earlier, EventContent asItWas) {}
}
