package org.almanac.abuse;

import java.util.Set;

/** What is known to fail and not mended yet; both sets are to be empty. */
final class KnownFailures {
    /** Names of readers. Texts that nest deeply overflow the stack of whoever renders them. */
    static final Set<String> READERS = Set.of("Markdown");

    /** Ways in which requests fail. A content type and a form that cannot be read are server errors. */
    static final Set<String> REQUESTS = Set.of(
            "status 500: IllegalArgumentException in"
                    + " org.jboss.resteasy.reactive.common.headers.MediaTypeHeaderDelegate.internalParse",
            "status 500: IllegalArgumentException in java.net.URLDecoder.decode");

    private KnownFailures() {}

    /** Whether texts may be sent that stay, and that every feed and page would then have to render. */
    static boolean textsAreSafe() {
        return !READERS.contains("Markdown");
    }
}
