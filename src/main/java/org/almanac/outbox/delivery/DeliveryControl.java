package org.almanac.outbox.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.queue.ClaimStatements;
import org.almanac.outbox.queue.NodeHeartbeat;
import org.almanac.outbox.smtp.DeliveryResult;
import org.almanac.outbox.smtp.TransportSelector;

/** What runs of sending share: the way to the server, and how fast and how far it may be used. */
@Singleton
class DeliveryControl {
    private static final Duration READY_AHEAD = Duration.ofMinutes(1);
    private static final Duration RECHECK_INTERVAL = Duration.ofMillis(200);

    private final TransportSelector transports;
    private final ClaimStatements claims;
    private final OutcomeRecorder recorder;
    private final CircuitBreaker breaker;
    private final NodeHeartbeat heartbeat;
    private final OutboxSettings settings;
    private final Clock clock;
    private final ExecutorService executor;
    private final RateLimiter limiter;
    private volatile boolean stopping;
    private volatile long looked = System.nanoTime();

    DeliveryControl(
            TransportSelector transports,
            ClaimStatements claims,
            OutcomeRecorder recorder,
            CircuitBreaker breaker,
            NodeHeartbeat heartbeat,
            OutboxSettings settings,
            Clock clock,
            ExecutorService executor) {
        this.transports = transports;
        this.claims = claims;
        this.recorder = recorder;
        this.breaker = breaker;
        this.heartbeat = heartbeat;
        this.settings = settings;
        this.clock = clock;
        this.executor = executor;
        this.limiter = new RateLimiter(settings.ratePerSecond(), settings.ratePerHour(), System.nanoTime());
    }

    /** Begins a run; there is one at a time. */
    DeliveryRun begin() {
        DeliveryRun deliveryRun = new DeliveryRun(this, recorder, new DomainQueues(share()), room());
        try {
            executor.execute(deliveryRun::send);
            executor.execute(deliveryRun::writeDown);
        } catch (RejectedExecutionException e) {
            // The service is stopping: the one that has begun must not wait for the other.
            deliveryRun.abandon();
            throw e;
        }
        return deliveryRun;
    }

    /** How many mails it is worth to have ready: more would wait for so long that they are out of date. */
    int room() {
        synchronized (limiter) {
            return Math.max(1, Math.min(settings.batchSize(), limiter.room(System.nanoTime(), READY_AHEAD)));
        }
    }

    private int share() {
        int wanted = settings.connectionsPerDomain();
        return wanted > 0 ? wanted : Math.max(1, transports.capacity() / 2);
    }

    /** How many mails may be under way now. */
    int capacity() {
        return breaker.isHalfOpen() ? 1 : transports.capacity();
    }

    /** Also not when the others may take this node for dead, since its claims may be theirs by now. */
    boolean mayBegin() {
        looked();
        return !stopping && breaker.allows() && heartbeat.isFresh();
    }

    void looked() {
        looked = System.nanoTime();
    }

    /** For how long nobody has asked whether to begin another, which a run does several times a second. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    /** Whether the claim on a mail holds for as long as sending it may take. */
    boolean isInTime(EncodedMessage encodedMessage) {
        Instant end = encodedMessage.message().claimedUntil();
        return clock.instant().isBefore(end.minus(settings.answerTimeout().multipliedBy(2)));
    }

    /** Which of the mails are still to be sent. */
    Set<UUID> held(List<EncodedMessage> mails) {
        return claims.held(mails.stream().map(EncodedMessage::message).toList());
    }

    /** Waits until the next mail may go; not for longer than any may. */
    void awaitRate() throws InterruptedException {
        long now = System.nanoTime();
        long slot;
        synchronized (limiter) {
            slot = now + limiter.take(now);
        }
        for (long left = slot - now; left > 0 && mayBegin(); left = slot - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, RECHECK_INTERVAL.toNanos()));
        }
    }

    /** @param answer is called once, whatever happens */
    void begin(EncodedMessage encodedMessage, Consumer<DeliveryResult> answer) {
        transports
                .of(encodedMessage.mail().form().kinds())
                .send(encodedMessage.wire())
                .whenComplete((deliveryResult, failure) -> answer.accept(
                        failure == null
                                ? deliveryResult
                                : new DeliveryResult.Temporary("not handed over: " + failure)));
    }

    /** How long the server may be silent about all that it was given; claims on it have run out by then. */
    Duration lease() {
        return settings.lease();
    }

    /** What an answer says about the server. */
    void learn(DeliveryResult deliveryResult) {
        if (deliveryResult instanceof DeliveryResult.ServerDown down) {
            breaker.trip(down.reason());
        } else if (deliveryResult instanceof DeliveryResult.Sent) {
            breaker.reset();
        }
    }

    /** Begins nothing any more; what is under way is finished. */
    void stop() {
        stopping = true;
    }
}
