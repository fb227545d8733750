package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.smtp.DeliveryResult;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of one run hand to each other: mails that wait to be sent, answers that wait to be written down, and
 * whether more may begin. Each thread is woken only when there is something for it.
 */
final class RunQueues {
    private static final Logger LOG = Logger.getLogger(RunQueues.class);
    /** Answers that may wait to be written down: after a crash their mails go again. */
    private static final int MAX_UNWRITTEN = 1000;
    /** For how long all mails may be for domains that have their share under way. */
    private static final Duration BLOCKED_TIMEOUT = Duration.ofSeconds(3);
    /** The circuit breaker may open or close without anybody waking a run. */
    private static final Duration RECHECK_INTERVAL = Duration.ofMillis(200);
    /** For how long a place may stay empty because there are not yet several. */
    private static final Duration MAX_BATCHING_DELAY = Duration.ofMillis(5);

    private final DeliveryControl control;
    private final int window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition turn = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Condition ended = lock.newCondition();

    // Written with the lock held.
    private final DomainQueues domainQueues;
    private final List<EncodedMessage> untried = new ArrayList<>();
    private List<Attempt> answers = new ArrayList<>();
    private volatile boolean broken;
    private boolean noMoreMails;
    private boolean sent;
    private boolean writtenDown;
    /** When a mail was last begun, answered or offered. */
    private long movedAt = System.nanoTime();

    /** @param window how many mails may wait */
    RunQueues(DeliveryControl control, DomainQueues domainQueues, int window) {
        this.control = control;
        this.domainQueues = domainQueues;
        this.window = window;
    }

    /** Mails that wait from now on. */
    void add(List<EncodedMessage> mails) {
        locked(() -> {
            mails.forEach(domainQueues::add);
            movedAt = System.nanoTime();
            turn.signal();
        });
    }

    /** @return mails that must make room for others, because those before them do not move */
    List<EncodedMessage> awaitRoom() throws InterruptedException {
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
        return !broken && control.mayBegin();
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
            noMoreMails = true;
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
        locked(() -> noMoreMails = true);
        breakOff();
    }

    List<EncodedMessage> waiting() {
        lock.lock();
        try {
            return domainQueues.all();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next mail that may go. @return null when all is sent, or no more may be */
    @Nullable
    EncodedMessage next() throws InterruptedException {
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
                if (noMoreMails && domainQueues.waiting() + domainQueues.underWay() == 0) {
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
    void done(EncodedMessage encodedMessage, @Nullable DeliveryResult deliveryResult) {
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

    void breakOff() {
        locked(() -> {
            broken = true;
            turn.signal();
        });
    }

    /** Waits for answers; empty when no more will come. */
    List<Attempt> answers() throws InterruptedException {
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

    /** Nothing is begun any more; not all that is offered was, unless nothing more would have been. */
    void sendingEnded() {
        locked(() -> {
            broken |= !noMoreMails;
            sent = true;
            room.signalAll();
            answered.signalAll();
            ended.signalAll();
        });
    }

    void writingEnded() {
        locked(() -> {
            broken |= !sent;
            writtenDown = true;
            ended.signalAll();
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
