package org.almanac.abuse.fuzz;

import java.util.Set;

/** What is known to fail and not mended yet; both sets are to be empty. */
final class KnownFailures {
    /** Names of readers. */
    static final Set<String> READERS = Set.of();

    /** Ways in which requests fail. */
    static final Set<String> REQUESTS = Set.of();

    private KnownFailures() {}

    /** Whether texts may be sent that stay, and that every feed and page would then have to render. */
    static boolean textsAreSafe() {
        return !READERS.contains("Markdown");
    }
}
