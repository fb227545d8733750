package org.almanac.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message once.
 *
 * @param status null when there was no answer
 * @param answer the beginning of it, or why there was none
 * @param retryAfter when the receiver wants to be asked again, if it said so
 */
record Attempt(
        @Nullable Integer status, String answer, @Nullable Instant retryAfter) {
    private static final int GONE = 410;

    boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    /** Whether the receiver wants nothing ever again. */
    boolean isGone() {
        return status != null && status == GONE;
    }

    /** What cannot be kept or shown is taken out of the answer. */
    static Attempt answered(int status, String answer, @Nullable Instant retryAfter) {
        return new Attempt(status, answer.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""), retryAfter);
    }

    static Attempt unanswered(String reason) {
        return new Attempt(null, reason, null);
    }
}
