package org.almanac.subscriber.signup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a new request does to the mailbox of an address that anybody may type: at most one confirmation mail in
 * an interval and so many a day, nothing twice, and the last request is not lost.
 *
 * @param interval between two mails to one address
 * @param mailsPerDay to one address
 */
public record ConfirmationRateLimit(Duration interval, int mailsPerDay) {
    public static final Duration DAY = Duration.ofDays(1);

    /** A request whose mail was sent, or will be. */
    record Earlier(Instant mailAt, boolean confirmed, boolean sameRequest) {}

    sealed interface Decision {
        /** Send a mail of its own, not before this instant. */
        record Mail(Instant due) implements Decision {}

        /** Put what it asks for in the place of the one whose mail is still to be sent. */
        record Replace() implements Decision {}

        /** Forget it: a mail that says the same is fresh, or the address has had enough for a day. */
        record Drop() implements Decision {}
    }

    /**
     * When a mail that cannot be put in another's place may go.
     *
     * @param mails when those of the last day were due, or will be
     * @return empty when there have been enough for a day
     */
    Optional<Instant> next(List<Instant> mails, Instant now) {
        if (mails.size() >= mailsPerDay) {
            return Optional.empty();
        }
        return Optional.of(mails.stream()
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(interval))
                .filter(free -> free.isAfter(now))
                .orElse(now));
    }

    /** @param earlier those of the same address whose mail was due within a day or is to come, newest first */
    Decision decision(List<Earlier> earlier, Instant now) {
        boolean exhausted = earlier.size() >= mailsPerDay;
        if (earlier.isEmpty()) {
            return exhausted ? new Decision.Drop() : new Decision.Mail(now);
        }
        Earlier newest = earlier.get(0);
        if (newest.mailAt().isAfter(now)) {
            return newest.sameRequest() ? new Decision.Drop() : new Decision.Replace();
        }
        Instant free = newest.mailAt().plus(interval);
        boolean fresh = free.isAfter(now);
        boolean said = fresh && newest.sameRequest() && !newest.confirmed();
        return said || exhausted ? new Decision.Drop() : new Decision.Mail(fresh ? free : now);
    }
}
