package org.almanac.feed;

import java.time.DateTimeException;
import java.time.Instant;
import org.almanac.web.HttpDate;
import org.jspecify.annotations.Nullable;

/** What a request wants to have, if at all (RFC 9110 §13.1). */
final class HttpConditions {
    private HttpConditions() {}

    /**
     * Whether the client has it already. A tag of either encoding will do, as both carry the same feed; dates count only
     * when there are no tags.
     */
    static boolean has(Representation feed, @Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
        if (ifNoneMatch != null) {
            return names(ifNoneMatch, feed.entityTag(false)) || names(ifNoneMatch, feed.entityTag(true));
        }
        return ifModifiedSince != null && !feed.lastModified().isAfter(instant(ifModifiedSince));
    }

    private static boolean names(String ifNoneMatch, String tag) {
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
