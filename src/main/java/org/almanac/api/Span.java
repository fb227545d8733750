package org.almanac.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** The time that a query asks for; either end may be left open. */
public record Span(@Nullable Instant from, @Nullable Instant to) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Who names both ends and means more than this has mistyped one. */
    private static final int MOST_YEARS = 200;

    private static final Duration LONGEST = Duration.ofDays(MOST_YEARS * 366L);

    /**
     * @param zone of what is typed as a day
     * @throws Problem of kind MALFORMED
     */
    public static Span of(@Nullable String from, @Nullable String to, ZoneId zone) {
        Span span = new Span(Parameters.instant("from", from, zone), Parameters.instant("to", to, zone));
        if (span.from != null
                && span.to != null
                && Duration.between(span.from, span.to).compareTo(LONGEST) > 0) {
            throw Problem.malformed("from and to must be at most " + MOST_YEARS + " years apart.");
        }
        return span;
    }

    /** @throws Problem of kind MALFORMED when it ends before it begins */
    public Range range() {
        Instant start = from == null ? EARLIEST : from;
        Instant end = to == null ? LATEST : to;
        if (end.isBefore(start)) {
            throw Problem.malformed("to must not be before from.");
        }
        return new Range(start, end);
    }
}
