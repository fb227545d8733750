package org.almanac.event.merge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event when the import that had made or changed it was undone.
 *
 * @param reason why it was kept; null when it was not
 */
public record UndoneItem(
        UUID id,
        String uid,
        String slug,
        Outcome outcome,
        @Nullable String reason) {

    /** What was done. */
    public enum Outcome {
        /** The import had made it. */
        WITHDRAWN,
        /** It says again what it said before the import. */
        RESTORED,
        /** It stays as it is. */
        KEPT
    }
}
