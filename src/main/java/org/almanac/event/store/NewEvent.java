package org.almanac.event.store;

import java.util.UUID;
import org.almanac.event.imported.ImportState;
import org.almanac.event.imported.Restored;
import org.jspecify.annotations.Nullable;

/**
 * How a new event is told from all others. What is null is chosen when it is created.
 *
 * @param importKey how an import without uid finds it again
 * @param restricted whether it is private where it comes from
 * @param imported what is remembered of its import; null for one that somebody makes here
 */
public record NewEvent(
        @Nullable UUID id,
        @Nullable String uid,
        @Nullable String slug,
        @Nullable String source,
        @Nullable String importKey,
        @Nullable Restored restored,
        boolean restricted,
        @Nullable ImportState imported) {

    /** One that somebody makes here. */
    public static NewEvent made(@Nullable String uid, @Nullable String slug) {
        return new NewEvent(null, uid, slug, null, null, null, false, null);
    }
}
