package org.almanac.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request wants to have, if at all (RFC 9110 §13.1). */
final class HttpConditions {
    private HttpConditions() {}

    static boolean has(MultiMap asked, Representation known) {
        return has(known, asked.get(HttpHeaders.IF_NONE_MATCH), asked.get(HttpHeaders.IF_MODIFIED_SINCE));
    }

    /**
     * Whether the client has it already. A tag of either encoding will do, as both carry the same; dates count only when
     * there are no tags.
     */
    static boolean has(Representation known, @Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
        if (ifNoneMatch != null) {
            String plain = known.entityTag(false);
            String compressed = known.entityTag(true);
            return ifNoneMatch.equals(plain)
                    || ifNoneMatch.equals(compressed)
                    || names(ifNoneMatch, plain)
                    || names(ifNoneMatch, compressed);
        }
        Instant lastModified = known.lastModified();
        return ifModifiedSince != null && lastModified != null && !lastModified.isAfter(instant(ifModifiedSince));
    }

    /** Whether an {@code If-None-Match} names this tag, by weak comparison (RFC 9110 §13.1.2). */
    static boolean names(String ifNoneMatch, String tag) {
        if (ifNoneMatch.equals(tag) || ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (String item : ifNoneMatch.split(",")) {
            String named = item.strip();
            // Compared weakly: some proxies mark what they compress as weak.
            if (named.equals(tag)
                    || (named.startsWith("W/") && named.substring(2).equals(tag))) {
                return true;
            }
        }
        return false;
    }

    private static Instant instant(String date) {
        try {
            return HttpDate.parse(date);
        } catch (DateTimeException e) {
            // A date that is none is to be ignored (RFC 9110 §13.1.3).
            return Instant.MIN;
        }
    }
}
