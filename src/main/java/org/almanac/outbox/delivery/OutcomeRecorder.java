package org.almanac.outbox.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.almanac.outbox.Fault;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.bounce.FaultTable;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.compose.MessageOutcome;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.DeliveryResult;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings what became of messages into the database, stubbornly: what is not written down is sent twice. */
@Singleton
class OutcomeRecorder {
    private static final Logger LOG = Logger.getLogger(OutcomeRecorder.class);
    private static final List<Duration> WRITE_RETRY_DELAYS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final OutcomeStore store;
    private final OutboxMetrics metrics;
    private final RetrySchedule retries;
    private final RefusalPolicy refusals;
    private final Clock clock;

    OutcomeRecorder(
            OutcomeStore store, OutboxMetrics metrics, RefusalPolicy refusals, OutboxSettings settings, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.refusals = refusals;
        this.retries = new RetrySchedule(settings.retryDelays());
        this.clock = clock;
    }

    /** @return false when it could not be done, in spite of several tries, or the server is not to be believed */
    boolean attempts(List<Attempt> attempts) {
        Instant now = clock.instant();
        RefusalPolicy.Judgement judgement = refusals.judge(attempts, now);
        return outcomes(attempts.stream()
                        .map(attempt -> outcome(attempt, judgement, now))
                        .toList())
                && judgement.mayGoOn();
    }

    /** @return false when it could not be done, in spite of several tries */
    boolean outcomes(List<MessageOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return true;
        }
        for (int tries = 0; ; tries++) {
            try {
                Instant now = clock.instant();
                store.record(outcomes, now).forEach(outcome -> metrics.count(outcome, now));
                return true;
            } catch (RuntimeException e) {
                if (tries == WRITE_RETRY_DELAYS.size() || !waited(WRITE_RETRY_DELAYS.get(tries))) {
                    LOG.errorf(e, "What became of %d messages could not be written down", outcomes.size());
                    return false;
                }
                LOG.warnf(
                        "What became of %d messages could not be written down yet: %s",
                        outcomes.size(), e.getMessage());
            }
        }
    }

    /** Puts mails off without any attempt, so that others need not wait behind them. */
    void postpone(List<EncodedMessage> mails, Duration delay) {
        Instant at = clock.instant().plus(delay);
        outcomes(mails.stream()
                .<MessageOutcome>map(encodedMessage -> new MessageOutcome.PutOff(encodedMessage.message(), null, at))
                .toList());
    }

    private static boolean waited(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private MessageOutcome outcome(Attempt attempt, RefusalPolicy.Judgement judgement, Instant now) {
        EncodedMessage encodedMessage = attempt.encodedMessage();
        if (attempt.deliveryResult() instanceof DeliveryResult.Sent sent) {
            return new MessageOutcome.Sent(encodedMessage.message(), encodedMessage, sent.reply());
        }
        if (attempt.deliveryResult() instanceof DeliveryResult.Permanent permanent) {
            if (!judgement.mayGoOn()) {
                return new MessageOutcome.PutOff(encodedMessage.message(), permanent.reply(), judgement.again());
            }
            boolean doubted =
                    judgement.doubted().contains(encodedMessage.message().id());
            return refused(encodedMessage, permanent.reply(), doubted, now);
        }
        if (attempt.deliveryResult() instanceof DeliveryResult.Temporary temporary) {
            return later(encodedMessage.message(), temporary.reply(), null, now);
        }
        throw new IllegalStateException("not an answer about a mail: " + attempt.deliveryResult());
    }

    /** @param doubted whether it is rather about us than about this recipient */
    private MessageOutcome refused(EncodedMessage encodedMessage, String reply, boolean doubted, Instant now) {
        FaultTable.Verdict verdict = FaultTable.of(reply);
        metrics.count(verdict.fault());
        boolean mailbox = verdict.fault() == Fault.MAILBOX;
        // Whoever gives no reason gives nothing that we could mend, and asking again is not welcome.
        boolean bare = verdict.fault() == Fault.SENDER && !verdict.certain();
        if ((mailbox || bare) && !doubted) {
            return new MessageOutcome.Rejected(encodedMessage.message(), encodedMessage, reply, mailbox);
        }
        return later(encodedMessage.message(), reply, null, now);
    }

    /** What becomes of a message that could not be written or was not taken for now. */
    MessageOutcome later(QueuedMessage message, @Nullable String reply, @Nullable String reason, Instant now) {
        int attempts = message.attempts() + 1;
        Optional<Duration> delay = retries.after(attempts);
        return delay.isPresent()
                ? new MessageOutcome.Later(message, reply, reason, attempts, now.plus(delay.get()))
                : new MessageOutcome.GivenUp(message, reply, reason == null ? "tried too often" : reason, attempts);
    }
}
