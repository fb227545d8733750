package org.almanac.outbox;

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

/** What runs of sending share: the way to the server, and how fast and how far it may be used. */
@Singleton
class Sender {
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Transports transports;
    private final ClaimStatements claims;
    private final Recorder recorder;
    private final Line line;
    private final NodeHeartbeat heartbeat;
    private final OutboxSettings settings;
    private final Clock clock;
    private final ExecutorService executor;
    private final Pace pace;
    private volatile boolean stopping;
    private volatile long looked = System.nanoTime();

    Sender(
            Transports transports,
            ClaimStatements claims,
            Recorder recorder,
            Line line,
            NodeHeartbeat heartbeat,
            OutboxSettings settings,
            Clock clock,
            ExecutorService executor) {
        this.transports = transports;
        this.claims = claims;
        this.recorder = recorder;
        this.line = line;
        this.heartbeat = heartbeat;
        this.settings = settings;
        this.clock = clock;
        this.executor = executor;
        this.pace = new Pace(settings.ratePerSecond(), settings.ratePerHour(), System.nanoTime());
    }

    /** Begins a run; there is one at a time. */
    Sending begin() {
        Sending sending = new Sending(this, recorder, new Lanes(share()), room());
        try {
            executor.execute(sending::send);
            executor.execute(sending::writeDown);
        } catch (RejectedExecutionException e) {
            // The service is stopping: the one that has begun must not wait for the other.
            sending.abandon();
            throw e;
        }
        return sending;
    }

    /** How many letters it is worth to have ready: more would wait for so long that they are out of date. */
    int room() {
        synchronized (pace) {
            return Math.max(1, Math.min(settings.batchSize(), pace.room(System.nanoTime(), AHEAD)));
        }
    }

    private int share() {
        int wanted = settings.connectionsPerDomain();
        return wanted > 0 ? wanted : Math.max(1, transports.capacity() / 2);
    }

    /** How many letters may be under way now. */
    int capacity() {
        return line.isUnproven() ? 1 : transports.capacity();
    }

    /** Also not when the others may take this node for dead, since its claims may be theirs by now. */
    boolean mayBegin() {
        looked();
        return !stopping && line.isOpen() && heartbeat.isFresh();
    }

    void looked() {
        looked = System.nanoTime();
    }

    /** For how long nobody has asked whether to begin another, which a run does several times a second. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    /** Whether the claim on a letter holds for as long as sending it may take. */
    boolean isInTime(Letter letter) {
        Instant end = letter.message().claimedUntil();
        return clock.instant().isBefore(end.minus(settings.answerTimeout().multipliedBy(2)));
    }

    /** Which of the letters are still to be sent. */
    Set<UUID> held(List<Letter> letters) {
        return claims.held(letters.stream().map(Letter::message).toList());
    }

    /** Waits until the next mail may go; not for longer than any may. */
    void awaitPace() throws InterruptedException {
        long now = System.nanoTime();
        long slot;
        synchronized (pace) {
            slot = now + pace.take(now);
        }
        for (long left = slot - now; left > 0 && mayBegin(); left = slot - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, GLANCE.toNanos()));
        }
    }

    /** @param answer is called once, whatever happens */
    void begin(Letter letter, Consumer<Delivery> answer) {
        transports
                .of(letter.mail().form().kinds())
                .send(letter.wire())
                .whenComplete((delivery, failure) -> answer.accept(
                        failure == null ? delivery : new Delivery.Temporary("not handed over: " + failure)));
    }

    /** How long the server may be silent about all that it was given; claims on it have run out by then. */
    Duration patience() {
        return settings.lease();
    }

    /** What an answer says about the server. */
    void learn(Delivery delivery) {
        if (delivery instanceof Delivery.ServerDown down) {
            line.stop(down.reason());
        } else if (delivery instanceof Delivery.Sent) {
            line.works();
        }
    }

    /** Begins nothing any more; what is under way is finished. */
    void stop() {
        stopping = true;
    }
}
