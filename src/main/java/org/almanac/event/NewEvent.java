package org.almanac.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a new event is told from all others. What is null is chosen when it is created.
 *
 * @param importKey how an import without uid finds it again
 */
record NewEvent(
        @Nullable UUID id,
        @Nullable String uid,
        @Nullable String slug,
        @Nullable String source,
        @Nullable String importKey,
        @Nullable Restored restored) {

    /** One that somebody makes here. */
    static NewEvent made(@Nullable String uid, @Nullable String slug) {
        return new NewEvent(null, uid, slug, null, null, null);
    }
}
