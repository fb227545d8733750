package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.smtp.DeliveryResult;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run: while mails are being written ({@link #offer}), those before them are on their way and what became of those
 * before these is written down. Three threads, of which none waits for another unless there is too much between them;
 * each is woken only when there is something for it.
 */
final class DeliveryRun {
    private static final Logger LOG = Logger.getLogger(DeliveryRun.class);
    /** Answers that may wait to be written down: after a crash their mails go again. */
    private static final int MAX_UNWRITTEN = 1000;
    /** For how long all mails may be for domains that have their share under way. */
    private static final Duration BLOCKED_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration REQUEUE_DELAY = Duration.ofSeconds(30);
    /** The circuit breaker may be stopped or opened without anybody waking a run. */
    private static final Duration RECHECK_INTERVAL = Duration.ofMillis(200);
    /** For how long a place may stay empty because there are not yet several. */
    private static final Duration MAX_BATCHING_DELAY = Duration.ofMillis(5);

    private final DeliveryControl control;
    private final OutcomeRecorder recorder;
    private final int window;
    private final ErasureCheck held;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition turn = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Condition ended = lock.newCondition();

    // Guarded by the lock.
    private final DomainQueues domainQueues;
    private final List<EncodedMessage> untried = new ArrayList<>();
    private List<Attempt> answers = new ArrayList<>();
    private boolean broken;
    private boolean noMoreLetters;
    private boolean sent;
    private boolean writtenDown;
    /** When a mail was last begun, answered or offered. */
    private long movedAt = System.nanoTime();

    /** @param window how many mails may wait */
    DeliveryRun(DeliveryControl control, OutcomeRecorder recorder, DomainQueues domainQueues, int window) {
        this.control = control;
        this.recorder = recorder;
        this.domainQueues = domainQueues;
        this.window = window;
        this.held = new ErasureCheck(control::held);
    }

    /** Hands over mails, which wait together; waits first while enough others do. */
    void offer(List<EncodedMessage> mails) throws InterruptedException {
        held.written(mails);
        recorder.postpone(awaitRoom(), REQUEUE_DELAY);
        lock.lock();
        try {
            mails.forEach(domainQueues::add);
            movedAt = System.nanoTime();
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /** @return mails that must make room for others, because those before them do not move */
    private List<EncodedMessage> awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (domainQueues.waiting() >= window && mayBegin() && !isStuck(2)) {
                boolean woken = room.await(BLOCKED_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if (!woken && domainQueues.isBlocked()) {
                    return domainQueues.clearLongest();
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
            return !broken && control.mayBegin();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was offered has come to its end, or nothing has moved for twice as long as claims hold.
     *
     * @return those that the server has not judged, so that another claim may send them at once
     */
    List<EncodedMessage> finish() {
        boolean interrupted = false;
        lock.lock();
        try {
            noMoreLetters = true;
            turn.signal();
            while ((!sent || !writtenDown) && !isStuck(2)) {
                try {
                    ended.await(BLOCKED_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    broken = true;
                }
            }
            if (!sent || !writtenDown) {
                LOG.error("Sending does not come to its end; what was claimed goes when its lease has run out");
                broken = true;
                untried.addAll(domainQueues.clear());
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
        return System.nanoTime() - movedAt > control.lease().toNanos() * times;
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

    /** One thread's work: begins mails as fast as it may. */
    void send() {
        try {
            for (EncodedMessage encodedMessage = next(); encodedMessage != null; encodedMessage = next()) {
                control.awaitRate();
                if (mayBegin() && control.isInTime(encodedMessage) && isHeld(encodedMessage)) {
                    begin(encodedMessage);
                } else {
                    answered(encodedMessage, null);
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
    private boolean isHeld(EncodedMessage encodedMessage) {
        try {
            return held.contains(encodedMessage, this::waiting);
        } catch (RuntimeException e) {
            LOG.warnf("Whether mails are still to be sent could not be found out: %s", e.getMessage());
            breakOff();
            return false;
        }
    }

    private List<EncodedMessage> waiting() {
        lock.lock();
        try {
            return domainQueues.all();
        } finally {
            lock.unlock();
        }
    }

    private void begin(EncodedMessage encodedMessage) {
        try {
            control.begin(encodedMessage, deliveryResult -> answered(encodedMessage, deliveryResult));
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "Message %s cannot be handed over",
                    encodedMessage.message().id());
            answered(encodedMessage, new DeliveryResult.Temporary("not handed over: " + e));
        }
    }

    /** @return null when all is sent, or no more may be */
    private @Nullable EncodedMessage next() throws InterruptedException {
        lock.lock();
        try {
            movedAt = System.nanoTime();
            while (true) {
                if (domainQueues.underWay() > 0 && isStuck(1)) {
                    LOG.errorf("%d mails were never answered for; they go again later", domainQueues.underWay());
                    broken = true;
                    untried.addAll(domainQueues.clear());
                    return null;
                }
                if (!mayBegin()) {
                    untried.addAll(domainQueues.clear());
                    room.signalAll();
                } else if (domainQueues.underWay() < control.capacity() && answers.size() < MAX_UNWRITTEN) {
                    EncodedMessage encodedMessage = domainQueues.next();
                    if (encodedMessage != null) {
                        if (domainQueues.waiting() <= window / 2) {
                            room.signalAll();
                        }
                        return encodedMessage;
                    }
                }
                if (noMoreLetters && domainQueues.waiting() + domainQueues.underWay() == 0) {
                    return null;
                }
                Duration longest = domainQueues.waiting() > 0 ? MAX_BATCHING_DELAY : RECHECK_INTERVAL;
                turn.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** @param deliveryResult null when it was not begun after all */
    private void answered(EncodedMessage encodedMessage, @Nullable DeliveryResult deliveryResult) {
        if (deliveryResult != null) {
            control.learn(deliveryResult);
        }
        lock.lock();
        try {
            domainQueues.done(encodedMessage);
            movedAt = System.nanoTime();
            if (deliveryResult == null || deliveryResult instanceof DeliveryResult.ServerDown) {
                untried.add(encodedMessage);
            } else {
                answers.add(new Attempt(encodedMessage, deliveryResult));
                if (answers.size() == 1) {
                    answered.signal();
                }
            }
            // Once there is room for several, instead of once for each.
            if (domainQueues.underWay() <= control.capacity() * 3 / 4) {
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
                answered.await(BLOCKED_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
            List<Attempt> came = answers;
            answers = new ArrayList<>();
            if (came.size() >= MAX_UNWRITTEN) {
                turn.signal();
            }
            return came;
        } finally {
            lock.unlock();
        }
    }
}
