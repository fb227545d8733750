package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.List;
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
    private static final Duration REQUEUE_DELAY = Duration.ofSeconds(30);

    private final DeliveryControl control;
    private final OutcomeRecorder recorder;
    private final RunQueues queues;
    private final ErasureCheck held;

    /** @param window how many mails may wait */
    DeliveryRun(DeliveryControl control, OutcomeRecorder recorder, DomainQueues domainQueues, int window) {
        this.control = control;
        this.recorder = recorder;
        this.queues = new RunQueues(control, domainQueues, window);
        this.held = new ErasureCheck(control::held);
    }

    /** Hands over mails, which wait together; waits first while enough others do. */
    void offer(List<EncodedMessage> mails) throws InterruptedException {
        held.written(mails);
        recorder.postpone(queues.awaitRoom(), REQUEUE_DELAY);
        queues.add(mails);
    }

    /** Whether it is worth offering more. */
    boolean mayBegin() {
        return queues.mayBegin();
    }

    /** As {@link RunQueues#finish} says. */
    List<EncodedMessage> finish() {
        return queues.finish();
    }

    /** Nobody offers anything to it any more. */
    void abandon() {
        queues.abandon();
    }

    /** One thread's work: begins mails as fast as it may. */
    void send() {
        try {
            for (EncodedMessage encodedMessage = queues.next();
                    encodedMessage != null;
                    encodedMessage = queues.next()) {
                control.awaitRate();
                if (queues.mayBegin() && control.isInTime(encodedMessage) && isHeld(encodedMessage)) {
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
            queues.sendingEnded();
        }
    }

    /** Whether whom it goes to has not been erased since it was written. */
    private boolean isHeld(EncodedMessage encodedMessage) {
        try {
            return held.contains(encodedMessage, queues::waiting);
        } catch (RuntimeException e) {
            LOG.warnf("Whether mails are still to be sent could not be found out: %s", e.getMessage());
            queues.breakOff();
            return false;
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

    /** @param deliveryResult null when it was not begun after all */
    private void answered(EncodedMessage encodedMessage, @Nullable DeliveryResult deliveryResult) {
        if (deliveryResult != null) {
            control.learn(deliveryResult);
        }
        queues.done(encodedMessage, deliveryResult);
    }

    /** Another thread's work: writes answers down, as many at a time as have come meanwhile. */
    void writeDown() {
        try {
            for (List<Attempt> came = queues.answers(); !came.isEmpty(); came = queues.answers()) {
                if (!recorder.attempts(came)) {
                    queues.breakOff();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("What became of some mails could not be written down; they go when their lease has run out", e);
        } finally {
            queues.writingEnded();
        }
    }
}
