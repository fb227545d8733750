package org.almanac.api;

import java.util.OptionalInt;
import org.almanac.web.EntityTags;
import org.jspecify.annotations.Nullable;

/** What must hold for a write. */
public final class Preconditions {
    private Preconditions() {}

    /** The revision that an {@code If-Match} asks for; null when any will do. */
    public static @Nullable Integer expected(@Nullable String ifMatch) {
        OptionalInt revision = EntityTags.expected(ifMatch);
        return revision.isPresent() ? revision.getAsInt() : null;
    }
}
