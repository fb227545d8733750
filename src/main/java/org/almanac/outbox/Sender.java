package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Hands letters to the server, several at a time and no faster than allowed. */
@Singleton
class Sender {
    private final Transport transport;
    private final Line line;
    private final Clock clock;
    private final int connections;
    private final Pace pace;
    private volatile boolean stopping;

    Sender(Transport transport, Line line, Clock clock, OutboxSettings settings) {
        this.transport = transport;
        this.line = line;
        this.clock = clock;
        this.connections = transport.capacity();
        this.pace = new Pace(settings.ratePerSecond(), System.nanoTime());
    }

    /**
     * Sends until all are sent, the line stops, the node stops or time is up. What is under way is always finished.
     *
     * @param until no letter is begun after this instant
     * @param answered takes the answers as they come, a few at a time; false when nothing more must be begun
     * @return those that the server has not judged, so that another claim may send them at once
     */
    List<Letter> send(List<Letter> letters, Instant until, Predicate<List<Attempt>> answered)
            throws InterruptedException {
        Deque<Letter> waiting = new ArrayDeque<>(letters);
        List<Letter> unjudged = new ArrayList<>();
        BlockingQueue<Attempt> answers = new LinkedBlockingQueue<>();
        boolean goOn = true;
        int underWay = 0;
        while (underWay > 0 || (goOn && mayBegin(waiting, until))) {
            while (goOn && underWay < connections && mayBegin(waiting, until)) {
                TimeUnit.NANOSECONDS.sleep(pace.take(System.nanoTime()));
                Letter letter = waiting.remove();
                transport.send(letter.wire()).thenAccept(delivery -> answers.add(new Attempt(letter, delivery)));
                underWay++;
            }
            List<Attempt> came = next(answers);
            underWay -= came.size();
            goOn &= answered.test(judged(came, unjudged));
        }
        unjudged.addAll(waiting);
        return unjudged;
    }

    private boolean mayBegin(Deque<Letter> waiting, Instant until) {
        return !waiting.isEmpty()
                && !stopping
                && line.isOpen()
                && clock.instant().isBefore(until);
    }

    /** Waits for an answer; takes along what came with it. */
    private static List<Attempt> next(BlockingQueue<Attempt> answers) throws InterruptedException {
        List<Attempt> came = new ArrayList<>();
        came.add(answers.take());
        answers.drainTo(came);
        return came;
    }

    private List<Attempt> judged(List<Attempt> came, List<Letter> unjudged) {
        List<Attempt> judged = new ArrayList<>();
        for (Attempt attempt : came) {
            if (attempt.delivery() instanceof Delivery.ServerDown down) {
                line.stop(down.reason());
                unjudged.add(attempt.letter());
            } else {
                judged.add(attempt);
            }
            if (attempt.delivery() instanceof Delivery.Sent) {
                line.works();
            }
        }
        return judged;
    }

    /** Begins nothing any more; what is under way is finished. */
    void stop() {
        stopping = true;
    }
}
