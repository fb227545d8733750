package org.almanac.event.imported;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an event a calendar holds (RFC 5546 §2.1.5).
 *
 * @param sequence SEQUENCE; null when the calendar does not say
 * @param modified LAST-MODIFIED
 * @param stamp DTSTAMP
 */
public record ImportVersion(
        @Nullable Integer sequence,
        @Nullable Instant modified,
        @Nullable Instant stamp) {

    /** Whether another is certainly newer: of two that cannot be told apart, what comes later counts. */
    public boolean isOlderThan(@Nullable ImportVersion other) {
        return other != null && (number() != other.number() ? number() < other.number() : isEarlierThan(other));
    }

    /**
     * Whether it is certainly newer than another by what its author changed. When it was written (DTSTAMP) is not that:
     * many programs write anew at every download.
     */
    public boolean isEditedAfter(@Nullable ImportVersion other) {
        if (other == null || number() != other.number()) {
            return other == null || number() > other.number();
        }
        return modified != null && other.modified != null && modified.isAfter(other.modified);
    }

    private boolean isEarlierThan(ImportVersion other) {
        if (modified != null && other.modified != null && !modified.equals(other.modified)) {
            return modified.isBefore(other.modified);
        }
        return stamp != null && other.stamp != null && stamp.isBefore(other.stamp);
    }

    public int number() {
        return Objects.requireNonNullElse(sequence, 0);
    }
}
