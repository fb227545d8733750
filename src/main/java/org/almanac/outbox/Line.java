package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** This node's line to the mail server: stopped for a while when the server is down, so that no message pays for it. */
@Singleton
class Line {
    private static final Logger LOG = Logger.getLogger(Line.class);

    private final Clock clock;
    private final Duration pause;
    private @Nullable Instant stoppedUntil;
    private boolean down;

    Line(Clock clock, OutboxSettings settings) {
        this.clock = clock;
        this.pause = settings.serverRetry();
    }

    synchronized boolean isOpen() {
        Instant now = clock.instant();
        // A clock that was set back must not keep the line stopped for longer than the pause.
        return stoppedUntil == null || !now.isBefore(stoppedUntil) || now.isBefore(stoppedUntil.minus(pause));
    }

    synchronized void stop(String reason) {
        stoppedUntil = clock.instant().plus(pause);
        if (!down) {
            LOG.warnf("The mail server cannot be used (%s); mails wait, next try in %s", reason, pause);
        }
        down = true;
    }

    synchronized void works() {
        if (down) {
            LOG.info("The mail server can be used again");
        }
        down = false;
        stoppedUntil = null;
    }
}
