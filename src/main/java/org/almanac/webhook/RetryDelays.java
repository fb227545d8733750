package org.almanac.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message is sent again: after growing delays, the last time three days after the first. */
final class RetryDelays {
    static final Duration LONGEST = Duration.ofDays(3);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private RetryDelays() {}

    /**
     * @param failed how often it has failed, at least once
     * @param wanted when the receiver wants to be asked again, if it said so; sooner than usual it is not
     * @return empty when it is given up
     */
    static Optional<Instant> next(int failed, Instant firstTriedAt, Instant now, @Nullable Instant wanted) {
        Instant last = firstTriedAt.plus(LONGEST);
        if (!now.isBefore(last)) {
            return Optional.empty();
        }
        Instant next = now.plus(DELAYS.get(Math.min(failed, DELAYS.size()) - 1));
        Instant later = wanted != null && wanted.isAfter(next) ? wanted : next;
        return Optional.of(later.isAfter(last) ? last : later);
    }
}
