package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param delays in order; positive
 */
record RetrySchedule(List<Duration> delays) {

    RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.stream().anyMatch(delay -> delay.isNegative() || delay.isZero())) {
            throw new IllegalArgumentException("a retry delay must be positive: " + delays);
        }
    }

    /**
     * @param attempts how often the server has asked to try later, at least 1
     * @return empty when that was once too often
     */
    Optional<Duration> after(int attempts) {
        return attempts <= delays.size() ? Optional.of(delays.get(attempts - 1)) : Optional.empty();
    }
}
