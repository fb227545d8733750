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
        boolean more = true;
        while (more && line.isOpen() && !Thread.currentThread().isInterrupted()) {
            more = sendBatch();
        }
    }

    /** @return whether there may be more */
    private boolean sendBatch() {
        UUID lease = UUID.randomUUID();
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(settings.lease());
        List<QueuedMessage> claimed = claims.claim(lease, settings.batchSize(), now, leaseEnd);
        List<QueuedMessage> untried = claimed;
        try {
            Compositor.Batch batch = compositor.compose(claimed, now);
            List<Outcome> unsent = new ArrayList<>(batch.unsent());
            batch.failed().forEach(message -> unsent.add(recorder.later(message, null, "could not be written", now)));
            boolean recorded = recorder.outcomes(lease, unsent);
            untried = batch.letters().stream().map(Letter::message).toList();
            if (recorded) {
                untried = sender
                        .send(
                                batch.letters(),
                                leaseEnd.minus(settings.answerTimeout()),
                                attempts -> recorder.attempts(lease, attempts))
                        .stream()
                        .map(Letter::message)
                        .toList();
            }
        } catch (InterruptedException e) {
            // What was under way may have arrived: it waits for its lease to run out.
            untried = List.of();
            Thread.currentThread().interrupt();
        } finally {
            claims.returnUntried(lease, untried, clock.instant());
        }
        return claimed.size() == settings.batchSize() && untried.isEmpty();
    }

    /** In-flight mails are finished, the rest goes back to the queue. */
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        sender.stop();
        if (!running.tryAcquire(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Mails were still under way; they go again when their lease has run out");
        }
    }
}
