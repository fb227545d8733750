package org.almanac.problem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as somebody gave them, in an address or a form. */
public final class GivenId {
    private static final int LENGTH = 36;

    private GivenId() {}

    /** The id that a text is, if it is one in full; else null. */
    public static @Nullable UUID read(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * @param notThere what is said when it is no id, and so that of nothing
     * @throws Problem of kind NOT_FOUND
     */
    public static UUID of(String text, String notThere) {
        UUID id = read(text);
        if (id == null) {
            throw Problem.notFound(notThere);
        }
        return id;
    }
}
