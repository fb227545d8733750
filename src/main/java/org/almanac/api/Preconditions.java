package org.almanac.api;

import java.util.OptionalInt;
import java.util.function.Supplier;
import org.almanac.problem.Problem;
import org.almanac.web.EntityTags;
import org.jspecify.annotations.Nullable;

/** What must hold for a write. */
final class Preconditions {
    private static final int ATTEMPTS = 5;

    private Preconditions() {}

    /** The revision that an {@code If-Match} asks for; null when any will do. */
    static @Nullable Integer expected(@Nullable String ifMatch) {
        OptionalInt revision = EntityTags.expected(ifMatch);
        return revision.isPresent() ? revision.getAsInt() : null;
    }

    /** Reads and writes again when somebody else was quicker, unless the caller asked for a certain revision. */
    static <T> T whenCurrent(@Nullable Integer expected, Supplier<T> readAndWrite) {
        for (int attempt = 1; ; attempt++) {
            try {
                return readAndWrite.get();
            } catch (Problem e) {
                boolean overtaken = e.kind() == Problem.Kind.STALE && expected == null;
                if (!overtaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
