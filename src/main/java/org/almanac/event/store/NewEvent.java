package org.almanac.event.store;

import java.util.UUID;
import org.almanac.event.imported.Restored;
import org.jspecify.annotations.Nullable;

/**
 * How a new event is told from all others. What is null is chosen when it is created.
 *
 * @param importKey how an import without uid finds it again
 */
public record NewEvent(
        @Nullable UUID id,
        @Nullable String uid,
        @Nullable String slug,
        @Nullable String source,
        @Nullable String importKey,
        @Nullable Restored restored) {

    /** One that somebody makes here. */
    public static NewEvent made(@Nullable String uid, @Nullable String slug) {
        return new NewEvent(null, uid, slug, null, null, null);
    }
}
