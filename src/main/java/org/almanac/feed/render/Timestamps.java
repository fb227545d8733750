package org.almanac.feed.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as feeds write them. */
public final class Timestamps {
    private Timestamps() {}

    /** RFC 3339, in whole seconds. */
    public static String rfc3339(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
