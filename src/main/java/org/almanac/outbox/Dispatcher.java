package org.almanac.outbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends what may be sent, batch after batch, one run at a time on this node. */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private final MessageClaims claims;
    private final Compositor compositor;
    private final Sender sender;
    private final Recorder recorder;
    private final Line line;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Semaphore running = new Semaphore(1);
    private final AtomicBoolean wanted = new AtomicBoolean();

    Dispatcher(
            MessageClaims claims,
            Compositor compositor,
            Sender sender,
            Recorder recorder,
            Line line,
            OutboxSettings settings,
            Clock clock) {
        this.claims = claims;
        this.compositor = compositor;
        this.sender = sender;
        this.recorder = recorder;
        this.line = line;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends until nothing is left that may go now. Who comes while it runs makes it look once more, and need not wait. */
    void drain() {
        wanted.set(true);
        while (wanted.get() && running.tryAcquire()) {
            try {
                wanted.set(false);
                sendAll();
            } finally {
                running.release();
            }
        }
    }

    private void sendAll() {
        Sending sending = sender.begin();
        try {
            boolean more = true;
            while (more && sending.mayBegin()) {
                more = prepare(sending);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            List<Letter> untried = sending.finish();
            claims.returnUntried(untried.stream().map(Letter::message).toList(), clock.instant());
        }
    }

    /** Claims, writes and hands over some messages. */
    private boolean prepare(Sending sending) throws InterruptedException {
        Instant now = clock.instant();
        int room = sender.room();
        List<QueuedMessage> claimed = claims.claim(UUID.randomUUID(), room, now, now.plus(settings.lease()));
        Compositor.Batch batch;
        try {
            batch = compositor.compose(claimed, now);
        } catch (RuntimeException e) {
            claims.returnUntried(claimed, clock.instant());
            throw e;
        }
        List<Outcome> unsent = new ArrayList<>(batch.unsent());
        batch.failed().forEach(message -> unsent.add(recorder.later(message, null, "could not be written", now)));
        if (!recorder.outcomes(unsent)) {
            claims.returnUntried(batch.letters().stream().map(Letter::message).toList(), clock.instant());
            return false;
        }
        sending.offer(batch.letters());
        // There may be more.
        return claimed.size() == room;
    }

    /** In-flight mails are finished, the rest goes back to the queue. */
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        sender.stop();
        if (!running.tryAcquire(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Mails were still under way; they go again when their lease has run out");
        }
    }
}
