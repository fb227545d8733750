package org.almanac.web;

import java.util.OptionalInt;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Entity tags that carry a revision: {@code "7"} (RFC 9110 §8.8.3). */
public final class EntityTags {
    private EntityTags() {}

    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision that an {@code If-Match} asks for; empty when there is none or it takes any.
     *
     * @throws Problem MALFORMED when it is no entity tag, STALE when it is one that a revision can never match
     */
    public static OptionalInt expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return OptionalInt.empty();
        }
        String tag = ifMatch.strip();
        if (tag.matches("\"\\d{1,9}\"")) {
            return OptionalInt.of(Integer.parseInt(tag.substring(1, tag.length() - 1)));
        }
        // Weak tags never match here (RFC 9110 §13.1.1), and foreign ones cannot be of this event.
        if (tag.matches("(W/)?\"[^\"]*\"")) {
            throw Problem.of(Problem.Kind.STALE, "If-Match names no revision of this resource.");
        }
        throw Problem.malformed("If-Match must be one entity tag as ETag gave it, such as \"7\".");
    }

    /** Whether an {@code If-None-Match} names this revision, by weak comparison (RFC 9110 §13.1.2). */
    public static boolean matches(@Nullable String ifNoneMatch, int revision) {
        return ifNoneMatch != null && HttpConditions.names(ifNoneMatch, of(revision));
    }
}
