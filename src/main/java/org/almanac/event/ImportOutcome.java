package org.almanac.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of one {@link ImportItem}.
 *
 * @param uid of the event; null when it was skipped before it had one
 * @param reason why it was skipped, for people
 */
public record ImportOutcome(
        Kind kind, @Nullable String uid, @Nullable String reason) {

    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    public static ImportOutcome skipped(@Nullable String uid, String reason) {
        return new ImportOutcome(Kind.SKIPPED, uid, reason);
    }
}
