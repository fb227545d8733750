package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings what became of messages into the database, stubbornly: what is not written down is sent twice. */
@Singleton
class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final Settlement settlement;
    private final OutboxMetrics metrics;
    private final RetrySchedule retries;
    private final Refusals refusals;
    private final Clock clock;

    Recorder(Settlement settlement, OutboxMetrics metrics, Refusals refusals, OutboxSettings settings, Clock clock) {
        this.settlement = settlement;
        this.metrics = metrics;
        this.refusals = refusals;
        this.retries = new RetrySchedule(settings.retryDelays());
        this.clock = clock;
    }

    /** @return false when it could not be done, in spite of several tries, or the server is not to be believed */
    boolean attempts(List<Attempt> attempts) {
        Instant now = clock.instant();
        Refusals.Judgement judgement = refusals.judge(attempts, now);
        return outcomes(attempts.stream()
                        .map(attempt -> outcome(attempt, judgement, now))
                        .toList())
                && judgement.mayGoOn();
    }

    /** @return false when it could not be done, in spite of several tries */
    boolean outcomes(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return true;
        }
        for (int tries = 0; ; tries++) {
            try {
                Instant now = clock.instant();
                settlement.record(outcomes, now).forEach(outcome -> metrics.count(outcome, now));
                return true;
            } catch (RuntimeException e) {
                if (tries == PATIENCE.size() || !waited(PATIENCE.get(tries))) {
                    LOG.errorf(e, "What became of %d messages could not be written down", outcomes.size());
                    return false;
                }
                LOG.warnf(
                        "What became of %d messages could not be written down yet: %s",
                        outcomes.size(), e.getMessage());
            }
        }
    }

    /** Puts letters off without any attempt, so that others need not wait behind them. */
    void detour(List<Letter> letters, Duration delay) {
        Instant at = clock.instant().plus(delay);
        outcomes(letters.stream()
                .<Outcome>map(letter -> new Outcome.PutOff(letter.message(), null, at))
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

    private Outcome outcome(Attempt attempt, Refusals.Judgement judgement, Instant now) {
        Letter letter = attempt.letter();
        if (attempt.delivery() instanceof Delivery.Sent sent) {
            return new Outcome.Sent(letter.message(), letter, sent.reply());
        }
        if (attempt.delivery() instanceof Delivery.Permanent permanent) {
            if (!judgement.mayGoOn()) {
                return new Outcome.PutOff(letter.message(), permanent.reply(), judgement.again());
            }
            boolean doubted = judgement.doubted().contains(letter.message().id());
            return refused(letter, permanent.reply(), doubted, now);
        }
        if (attempt.delivery() instanceof Delivery.Temporary temporary) {
            return later(letter.message(), temporary.reply(), null, now);
        }
        throw new IllegalStateException("not an answer about a letter: " + attempt.delivery());
    }

    /** @param doubted whether it is rather about us than about this recipient */
    private Outcome refused(Letter letter, String reply, boolean doubted, Instant now) {
        FaultTable.Verdict verdict = FaultTable.of(reply);
        metrics.count(verdict.fault());
        boolean mailbox = verdict.fault() == Fault.MAILBOX;
        // Whoever gives no reason gives nothing that we could mend, and asking again is not welcome.
        boolean bare = verdict.fault() == Fault.SENDER && !verdict.certain();
        if ((mailbox || bare) && !doubted) {
            return new Outcome.Rejected(letter.message(), letter, reply, mailbox);
        }
        return later(letter.message(), reply, null, now);
    }

    /** What becomes of a message that could not be written or was not taken for now. */
    Outcome later(QueuedMessage message, @Nullable String reply, @Nullable String reason, Instant now) {
        int attempts = message.attempts() + 1;
        Optional<Duration> delay = retries.after(attempts);
        return delay.isPresent()
                ? new Outcome.Later(message, reply, reason, attempts, now.plus(delay.get()))
                : new Outcome.GivenUp(message, reply, reason == null ? "tried too often" : reason, attempts);
    }
}
