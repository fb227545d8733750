package org.almanac.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run: while letters are being written ({@link #offer}), those before them are on their way and what became of those
 * before these is written down. Three threads, of which none waits for another unless there is too much between them.
 */
final class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);
    /** Answers that may wait to be written down: after a crash their mails go again. */
    private static final int MOST_UNWRITTEN = 1000;
    /** For how long all letters may be for domains that have their share under way. */
    private static final Duration JAM = Duration.ofSeconds(3);

    private static final Duration DETOUR = Duration.ofSeconds(30);

    private final Sender sender;
    private final Recorder recorder;
    private final int window;

    // Guarded by this.
    private final Lanes lanes;
    private final List<Letter> untried = new ArrayList<>();
    private List<Attempt> answers = new ArrayList<>();
    private boolean broken;
    private boolean noMoreLetters;
    private boolean sent;
    private boolean writtenDown;

    /** @param window how many letters may wait */
    Sending(Sender sender, Recorder recorder, Lanes lanes, int window) {
        this.sender = sender;
        this.recorder = recorder;
        this.lanes = lanes;
        this.window = window;
    }

    /** Hands over letters; waits while enough of them wait already. */
    void offer(List<Letter> letters) throws InterruptedException {
        for (Letter letter : letters) {
            awaitRoom();
            synchronized (this) {
                lanes.add(letter);
                notifyAll();
            }
        }
    }

    private void awaitRoom() throws InterruptedException {
        List<Letter> jammed = List.of();
        synchronized (this) {
            long since = System.nanoTime();
            int before = lanes.waiting();
            while (lanes.waiting() >= window && mayBegin() && jammed.isEmpty()) {
                wait(JAM.toMillis());
                if (lanes.waiting() >= before && System.nanoTime() - since >= JAM.toNanos()) {
                    jammed = lanes.clearLongest();
                }
            }
        }
        recorder.detour(jammed, DETOUR);
    }

    /** Whether it is worth offering more. */
    synchronized boolean mayBegin() {
        return !broken && sender.mayBegin();
    }

    /**
     * Waits until all that was offered has come to its end.
     *
     * @return those that the server has not judged, so that another claim may send them at once
     */
    synchronized List<Letter> finish() {
        noMoreLetters = true;
        notifyAll();
        boolean interrupted = false;
        while (!sent || !writtenDown) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                broken = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(untried);
    }

    /** One thread's work: begins letters as fast as it may. */
    void send() {
        try {
            for (Letter letter = next(); letter != null; letter = next()) {
                Letter begun = letter;
                sender.awaitPace();
                if (mayBegin() && sender.isInTime(letter)) {
                    sender.begin(letter, delivery -> answered(begun, delivery));
                } else {
                    giveBack(letter);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Sending broke off; what was claimed goes when its lease has run out", e);
        } finally {
            synchronized (this) {
                broken |= !noMoreLetters;
                sent = true;
                notifyAll();
            }
        }
    }

    /** @return null when all is sent, or no more may be */
    private synchronized @Nullable Letter next() throws InterruptedException {
        while (true) {
            if (!mayBegin()) {
                untried.addAll(lanes.clear());
                notifyAll();
            } else if (lanes.underWay() < sender.capacity() && answers.size() < MOST_UNWRITTEN) {
                Letter letter = lanes.next();
                if (letter != null) {
                    notifyAll();
                    return letter;
                }
            }
            if (noMoreLetters && lanes.waiting() + lanes.underWay() == 0) {
                return null;
            }
            // Looks up now and then, for the line may have been stopped or opened.
            wait(200);
        }
    }

    private synchronized void giveBack(Letter letter) {
        lanes.done(letter);
        untried.add(letter);
        notifyAll();
    }

    private synchronized void answered(Letter letter, Delivery delivery) {
        sender.learn(delivery);
        lanes.done(letter);
        if (delivery instanceof Delivery.ServerDown) {
            untried.add(letter);
        } else {
            answers.add(new Attempt(letter, delivery));
        }
        notifyAll();
    }

    /** Another thread's work: writes answers down, as many at a time as have come meanwhile. */
    void writeDown() {
        try {
            for (List<Attempt> came = answers(); !came.isEmpty(); came = answers()) {
                if (!recorder.attempts(came)) {
                    synchronized (this) {
                        broken = true;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                broken |= !sent;
                writtenDown = true;
                notifyAll();
            }
        }
    }

    private synchronized List<Attempt> answers() throws InterruptedException {
        while (answers.isEmpty() && !sent) {
            wait();
        }
        List<Attempt> came = answers;
        answers = new ArrayList<>();
        notifyAll();
        return came;
    }
}
