package org.almanac.outbox.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.compose.BatchComposer;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.compose.MessageOutcome;
import org.almanac.outbox.queue.ClaimStatements;
import org.almanac.outbox.queue.NodeHeartbeat;
import org.almanac.outbox.queue.QueuedMessage;
import org.jboss.logging.Logger;

/** Sends what may be sent, batch after batch, one run at a time on this node. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

    private final ClaimStatements claims;
    private final BatchComposer batchComposer;
    private final DeliveryControl control;
    private final OutcomeRecorder recorder;
    private final CircuitBreaker breaker;
    private final RefusalPolicy refusals;
    private final NodeHeartbeat heartbeat;
    private final OutboxSettings settings;
    private final Clock clock;
    private final ExecutorService executor;
    private final Semaphore running = new Semaphore(1);
    private final AtomicBoolean wanted = new AtomicBoolean();

    Dispatcher(
            ClaimStatements claims,
            BatchComposer batchComposer,
            DeliveryControl control,
            OutcomeRecorder recorder,
            CircuitBreaker breaker,
            RefusalPolicy refusals,
            NodeHeartbeat heartbeat,
            OutboxSettings settings,
            Clock clock,
            ExecutorService executor) {
        this.claims = claims;
        this.batchComposer = batchComposer;
        this.control = control;
        this.recorder = recorder;
        this.breaker = breaker;
        this.refusals = refusals;
        this.heartbeat = heartbeat;
        this.settings = settings;
        this.clock = clock;
        this.executor = executor;
    }

    /** @throws IllegalStateException when no mail could ever be begun, for its claim would not last */
    void onStart(@Observes StartupEvent start) {
        if (LeaseCheck.isTooShort(settings)) {
            throw new IllegalStateException(LeaseCheck.TOO_SHORT);
        }
    }

    /** Says that this node lives, and gives back what dead ones had claimed. */
    public void beat() {
        heartbeat.beat();
    }

    /** Sends until nothing is left that may go now. Who comes while it runs makes it look once more, and need not wait. */
    public void drain() {
        wanted.set(true);
        while (wanted.get() && running.tryAcquire()) {
            try {
                wanted.set(false);
                control.looked();
                sendAll();
            } finally {
                running.release();
            }
        }
    }

    /** For how long a run has not looked what comes next; zero when there is none. */
    public Duration silence() {
        return running.availablePermits() > 0 ? Duration.ZERO : control.silence();
    }

    private void sendAll() {
        if (!breaker.allows()) {
            return;
        }
        List<QueuedMessage> first = claim();
        if (first.isEmpty()) {
            return;
        }
        DeliveryRun run = begin(first);
        try {
            if (prepare(run, first)) {
                // While one thread waits for the database, another writes.
                CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> prepareAll(run), executor);
                try {
                    prepareAll(run);
                } finally {
                    await(beside);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            List<EncodedMessage> untried = run.finish();
            claims.returnUntried(untried.stream().map(EncodedMessage::message).toList(), clock.instant());
        }
    }

    private DeliveryRun begin(List<QueuedMessage> first) {
        try {
            return control.begin();
        } catch (RuntimeException e) {
            claims.returnUntried(first, clock.instant());
            throw e;
        }
    }

    /** Until its claims have run out; what it still hands over then goes with the next claim. */
    private void await(CompletableFuture<Void> beside) throws InterruptedException {
        try {
            beside.get(settings.lease().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.error("Writing mails broke off; what was claimed goes when its lease has run out", e.getCause());
        } catch (TimeoutException e) {
            beside.cancel(false);
            LOG.warn("Writing mails does not come to its end; the rest of them go when their lease has run out");
        }
    }

    private void prepareAll(DeliveryRun run) {
        try {
            boolean more = true;
            while (more && run.mayBegin()) {
                more = prepare(run, claim());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<QueuedMessage> claim() {
        heartbeat.beat();
        Instant now = clock.instant();
        Instant end = now.plus(settings.lease());
        List<QueuedMessage> claimed = claims.claim(UUID.randomUUID(), control.room(), now, end);
        if (!claimed.isEmpty() || !refusals.mayTry(now)) {
            return claimed;
        }
        List<QueuedMessage> ahead = claims.claimTrial(UUID.randomUUID(), now, end);
        refusals.tried(!ahead.isEmpty(), now);
        return ahead;
    }

    /**
     * Writes claimed messages and hands them over.
     *
     * @return whether there may be more
     */
    private boolean prepare(DeliveryRun run, List<QueuedMessage> claimed) throws InterruptedException {
        if (claimed.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        BatchComposer.Batch batch;
        try {
            batch = batchComposer.compose(claimed, now);
        } catch (RuntimeException | Error e) {
            claims.returnUntried(claimed, clock.instant());
            throw e;
        }
        List<MessageOutcome> unsent = new ArrayList<>(batch.unsent());
        batch.failed().forEach(message -> unsent.add(recorder.later(message, null, "could not be written", now)));
        if (!recorder.outcomes(unsent)) {
            claims.returnUntried(
                    batch.mails().stream().map(EncodedMessage::message).toList(), clock.instant());
            return false;
        }
        if (batch.mails().isEmpty()) {
            refusals.letAnotherTry(now);
        }
        run.offer(batch.mails());
        return true;
    }

    /** In-flight mails are finished, the rest goes back to the queue. */
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        control.stop();
        if (!running.tryAcquire(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Mails were still under way; they go again once this node counts as dead");
        } else {
            heartbeat.end();
        }
    }
}
