package org.almanac.outbox.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.almanac.outbox.OutboxSettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This node's circuit breaker before the mail server: open while the server is down, so that no message pays for it, and tried again
 * after a pause that doubles up to the longest. While nobody knows whether the server is back, one mail goes ahead.
 */
@Singleton
public class CircuitBreaker {
    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration longest;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant stoppedUntil;
    private boolean down;
    private @Nullable String reason;

    CircuitBreaker(Clock clock, OutboxSettings settings) {
        this.clock = clock;
        this.longest = settings.serverRetry();
    }

    synchronized boolean allows() {
        Instant now = clock.instant();
        // A clock that was set back must not keep it open for longer than the longest pause.
        return stoppedUntil == null || !now.isBefore(stoppedUntil) || now.isBefore(stoppedUntil.minus(longest));
    }

    /** Whether one mail is to go ahead of the others. */
    synchronized boolean isHalfOpen() {
        return down;
    }

    /** Why the server cannot be used, as it was told last; empty while it can. */
    public synchronized Optional<String> reason() {
        return down ? Optional.ofNullable(reason) : Optional.empty();
    }

    /** Of those under way when the server went down, each may say so. */
    synchronized void trip(String why) {
        reason = why;
        if (down && !allows()) {
            return;
        }
        Duration next = down ? pause.multipliedBy(2) : FIRST_PAUSE;
        pause = next.compareTo(longest) < 0 ? next : longest;
        stoppedUntil = clock.instant().plus(pause);
        if (!down) {
            LOG.warnf("The mail server cannot be used (%s); mails wait, next try in %s", why, pause);
        }
        down = true;
    }

    synchronized void reset() {
        if (down) {
            LOG.info("The mail server can be used again");
        }
        down = false;
        reason = null;
        stoppedUntil = null;
    }
}
