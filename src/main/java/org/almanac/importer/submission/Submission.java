package org.almanac.importer.submission;

import java.time.Instant;
import java.util.UUID;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that a reader proposed.
 *
 * @param contact an address to ask back; nobody else sees it
 * @param note for the editors only
 * @param decidedBy who accepted or rejected it
 * @param reason why it was rejected, for the other editors
 * @param eventId what it became
 */
public record Submission(
        UUID id,
        SaveEvent event,
        @Nullable String contact,
        @Nullable String note,
        State state,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable UUID eventId) {

    public enum State {
        WAITING,
        ACCEPTED,
        REJECTED
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }
}
