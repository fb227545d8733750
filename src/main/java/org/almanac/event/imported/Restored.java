package org.almanac.event.imported;

import java.time.Instant;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an event had in the catalogue that it was exported from, for one that does not have the event. A calendar that
 * subscribed there takes no notice of a SEQUENCE that starts anew.
 */
public record Restored(int sequence, int revision, Instant createdAt, Instant updatedAt) {
    private static final int MOST = 1_000_000_000;

    /** @throws Problem of kind INVALID when it cannot have been exported */
    public void check(Instant now) {
        FieldErrors errors = new FieldErrors();
        require(errors, "sequence", sequence >= 0 && sequence <= MOST);
        require(errors, "revision", revision >= 1 && revision <= MOST);
        require(errors, "createdAt", createdAt.getEpochSecond() >= 0 && !createdAt.isAfter(now));
        require(errors, "updatedAt", !updatedAt.isBefore(createdAt) && !updatedAt.isAfter(now));
        errors.throwIfAny();
    }

    private static void require(FieldErrors errors, String field, boolean holds) {
        if (!holds) {
            errors.add(field, "No catalogue has exported this.");
        }
    }

    /** All or nothing. */
    public static @Nullable Restored of(
            @Nullable Integer sequence,
            @Nullable Integer revision,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        return sequence == null || revision == null || createdAt == null || updatedAt == null
                ? null
                : new Restored(sequence, revision, createdAt, updatedAt);
    }
}
