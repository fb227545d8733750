package org.almanac.api;

import java.time.Instant;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Ranges whose ends may be left open. */
final class Ranges {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Ranges() {}

    static Range of(@Nullable Instant from, @Nullable Instant to) {
        Instant start = from == null ? EARLIEST : from;
        Instant end = to == null ? LATEST : to;
        if (end.isBefore(start)) {
            throw Problem.malformed("to must not be before from.");
        }
        return new Range(start, end);
    }
}
