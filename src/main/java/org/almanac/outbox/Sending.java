package org.almanac.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run: while letters are being written ({@link #offer}), those before them are on their way and what became of those
 * before these is written down. Three threads, of which none waits for another unless there is too much between them;
 * each is woken only when there is something for it.
 */
final class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);
    /** Answers that may wait to be written down: after a crash their mails go again. */
    private static final int MOST_UNWRITTEN = 1000;
    /** For how long all letters may be for domains that have their share under way. */
    private static final Duration JAM = Duration.ofSeconds(3);

    private static final Duration DETOUR = Duration.ofSeconds(30);
    /** The line may be stopped or opened without anybody waking a run. */
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** For how long a place may stay empty because there are not yet several. */
    private static final Duration NAP = Duration.ofMillis(5);

    private final Sender sender;
    private final Recorder recorder;
    private final int window;
    private final HeldLetters held;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition turn = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Condition ended = lock.newCondition();

    // Guarded by the lock.
    private final Lanes lanes;
    private final List<Letter> untried = new ArrayList<>();
    private List<Attempt> answers = new ArrayList<>();
    private boolean broken;
    private boolean noMoreLetters;
    private boolean sent;
    private boolean writtenDown;
    /** When a letter was last begun, answered or offered. */
    private long movedAt = System.nanoTime();

    /** @param window how many letters may wait */
    Sending(Sender sender, Recorder recorder, Lanes lanes, int window) {
        this.sender = sender;
        this.recorder = recorder;
        this.lanes = lanes;
        this.window = window;
        this.held = new HeldLetters(sender::held);
    }

    /** Hands over letters, which wait together; waits first while enough others do. */
    void offer(List<Letter> letters) throws InterruptedException {
        held.written(letters);
        recorder.detour(awaitRoom(), DETOUR);
        lock.lock();
        try {
            letters.forEach(lanes::add);
            movedAt = System.nanoTime();
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /** @return letters that must make room for others, because those before them do not move */
    private List<Letter> awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (lanes.waiting() >= window && mayBegin() && !isStuck(2)) {
                boolean woken = room.await(JAM.toMillis(), TimeUnit.MILLISECONDS);
                if (!woken && lanes.isJammed()) {
                    return lanes.clearLongest();
                }
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is worth offering more. */
    boolean mayBegin() {
        lock.lock();
        try {
            return !broken && sender.mayBegin();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was offered has come to its end, or nothing has moved for twice as long as claims hold.
     *
     * @return those that the server has not judged, so that another claim may send them at once
     */
    List<Letter> finish() {
        boolean interrupted = false;
        lock.lock();
        try {
            noMoreLetters = true;
            turn.signal();
            while ((!sent || !writtenDown) && !isStuck(2)) {
                try {
                    ended.await(JAM.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    broken = true;
                }
            }
            if (!sent || !writtenDown) {
                LOG.error("Sending does not come to its end; what was claimed goes when its lease has run out");
                broken = true;
                untried.addAll(lanes.clear());
            }
            return List.copyOf(untried);
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether nothing has moved for so many times as long as claims hold. */
    private boolean isStuck(int times) {
        return System.nanoTime() - movedAt > sender.patience().toNanos() * times;
    }

    /** Nobody offers anything to it any more. */
    void abandon() {
        lock.lock();
        try {
            broken = true;
            noMoreLetters = true;
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /** One thread's work: begins letters as fast as it may. */
    void send() {
        try {
            for (Letter letter = next(); letter != null; letter = next()) {
                sender.awaitPace();
                if (mayBegin() && sender.isInTime(letter) && isHeld(letter)) {
                    begin(letter);
                } else {
                    answered(letter, null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("Sending broke off; what was claimed goes when its lease has run out", e);
        } finally {
            lock.lock();
            try {
                broken |= !noMoreLetters;
                sent = true;
                room.signalAll();
                answered.signalAll();
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether whom it goes to has not been erased since it was written. */
    private boolean isHeld(Letter letter) {
        try {
            return held.contains(letter, this::waiting);
        } catch (RuntimeException e) {
            LOG.warnf("Whether letters are still to be sent could not be found out: %s", e.getMessage());
            breakOff();
            return false;
        }
    }

    private List<Letter> waiting() {
        lock.lock();
        try {
            return lanes.all();
        } finally {
            lock.unlock();
        }
    }

    private void begin(Letter letter) {
        try {
            sender.begin(letter, delivery -> answered(letter, delivery));
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "Message %s cannot be handed over", letter.message().id());
            answered(letter, new Delivery.Temporary("not handed over: " + e));
        }
    }

    /** @return null when all is sent, or no more may be */
    private @Nullable Letter next() throws InterruptedException {
        lock.lock();
        try {
            movedAt = System.nanoTime();
            while (true) {
                if (lanes.underWay() > 0 && isStuck(1)) {
                    LOG.errorf("%d mails were never answered for; they go again later", lanes.underWay());
                    broken = true;
                    untried.addAll(lanes.clear());
                    return null;
                }
                if (!mayBegin()) {
                    untried.addAll(lanes.clear());
                    room.signalAll();
                } else if (lanes.underWay() < sender.capacity() && answers.size() < MOST_UNWRITTEN) {
                    Letter letter = lanes.next();
                    if (letter != null) {
                        if (lanes.waiting() <= window / 2) {
                            room.signalAll();
                        }
                        return letter;
                    }
                }
                if (noMoreLetters && lanes.waiting() + lanes.underWay() == 0) {
                    return null;
                }
                Duration nap = lanes.waiting() > 0 ? NAP : GLANCE;
                turn.await(nap.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** @param delivery null when it was not begun after all */
    private void answered(Letter letter, @Nullable Delivery delivery) {
        if (delivery != null) {
            sender.learn(delivery);
        }
        lock.lock();
        try {
            lanes.done(letter);
            movedAt = System.nanoTime();
            if (delivery == null || delivery instanceof Delivery.ServerDown) {
                untried.add(letter);
            } else {
                answers.add(new Attempt(letter, delivery));
                if (answers.size() == 1) {
                    answered.signal();
                }
            }
            // Once there is room for several, instead of once for each.
            if (lanes.underWay() <= sender.capacity() * 3 / 4) {
                turn.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Another thread's work: writes answers down, as many at a time as have come meanwhile. */
    void writeDown() {
        try {
            for (List<Attempt> came = answers(); !came.isEmpty(); came = answers()) {
                if (!recorder.attempts(came)) {
                    breakOff();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("What became of some mails could not be written down; they go when their lease has run out", e);
        } finally {
            lock.lock();
            try {
                broken |= !sent;
                writtenDown = true;
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void breakOff() {
        lock.lock();
        try {
            broken = true;
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    private List<Attempt> answers() throws InterruptedException {
        lock.lock();
        try {
            while (answers.isEmpty() && !sent) {
                // The other thread always says so when it ends; a look now and then costs nothing.
                answered.await(JAM.toMillis(), TimeUnit.MILLISECONDS);
            }
            List<Attempt> came = answers;
            answers = new ArrayList<>();
            if (came.size() >= MOST_UNWRITTEN) {
                turn.signal();
            }
            return came;
        } finally {
            lock.unlock();
        }
    }
}
