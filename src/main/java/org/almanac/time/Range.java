package org.almanac.time;

import java.time.Instant;

/**
 * A half-open stretch of time: {@code from} is in it, {@code to} is not.
 *
 * @param from the first instant in the range
 * @param to the first instant after it, never before {@code from}
 */
public record Range(Instant from, Instant to) {

    /** @throws IllegalArgumentException if {@code to} is before {@code from} */
    public Range {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("range ends at " + to + ", before its start " + from);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Whether anything from {@code start} to {@code end} lies in the range; an empty span counts by its start. */
    public boolean overlaps(Instant start, Instant end) {
        return start.isBefore(to) && (end.isAfter(from) || (start.equals(end) && contains(start)));
    }
}
