package org.almanac.subscriber.signup;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.time.Ids;
import org.jboss.logging.Logger;

/**
 * How many mails go to addresses that anybody may type: so many a mailbox, however it is spelled, so many a domain, and so
 * many in all. What is over the first is dropped, since the mailbox has had enough; what is over the others waits. The
 * caller of the service sees none of it. Everything here happens within the transaction that enqueues the mail; its lock
 * is the last one taken there.
 */
@ApplicationScoped
public class UnconfirmedMailLimit {
    private static final Logger LOG = Logger.getLogger(UnconfirmedMailLimit.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /** So that what waits is not looked at all the time. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

    private final PacedMailRepository mails;
    private final SubscriptionLimits limits;
    private final ConfirmationRateLimit mailbox;
    private final KeyedHash hash;
    private final MeterRegistry metrics;
    private final Ids ids;
    private Instant warnedAt = Instant.EPOCH;

    UnconfirmedMailLimit(
            PacedMailRepository mails, SubscriptionLimits limits, SiteSecret secret, MeterRegistry metrics, Ids ids) {
        this.mails = mails;
        this.limits = limits;
        this.mailbox = new ConfirmationRateLimit(limits.mailInterval(), limits.mailsPerDay());
        this.hash = new KeyedHash(secret.keyFor("paced mails"));
        this.metrics = metrics;
        this.ids = ids;
    }

    /** What may become of a mail. */
    public sealed interface Decision {
        /** It may go, not before this instant. It counts from now on. */
        record Send(Instant due) implements Decision {}

        /** Its domain has had enough for now; ask again then. */
        record Wait(Instant until) implements Decision {}

        /** Nothing may go to any address for now. */
        record Stop() implements Decision {}

        /** Its mailbox has had enough for a day. */
        record Drop() implements Decision {}
    }

    /**
     * @param address where the mail is to go
     * @param earliest not before
     */
    public Decision take(EmailAddress address, Instant earliest, Instant now) {
        Decision decision = decision(NormalizedAddress.of(address.key()), earliest, now);
        metrics.counter("almanac.confirmations", "outcome", outcome(decision)).increment();
        return decision;
    }

    private Decision decision(NormalizedAddress address, Instant earliest, Instant now) {
        mails.lock();
        String mailboxHash = hash.text(address.mailbox());
        Optional<Instant> free =
                mailbox.next(mails.listDuesOfMailbox(mailboxHash, now.minus(ConfirmationRateLimit.DAY)), now);
        if (free.isEmpty()) {
            return new Decision.Drop();
        }
        if (mails.countDueAfter(now.minus(HOUR)) >= limits.mailsPerHour()) {
            warn(
                    now,
                    "As many mails to confirm have gone out as may go in an hour (%d); further ones wait"
                            .formatted(limits.mailsPerHour()));
            return new Decision.Stop();
        }
        String domainHash = limits.largeDomains().contains(address.domain()) ? null : hash.text(address.domain());
        if (domainHash != null) {
            List<Instant> there = mails.listDuesOfDomain(domainHash, now.minus(HOUR));
            if (there.size() >= limits.mailsPerDomain()) {
                warn(
                        now,
                        "As many mails to confirm have gone to one domain as may go in an hour (%d); further ones wait"
                                .formatted(limits.mailsPerDomain()));
                return new Decision.Wait(
                        later(there.get(there.size() - limits.mailsPerDomain()).plus(HOUR), now));
            }
        }
        Instant due = free.get().isAfter(earliest) ? free.get() : earliest;
        mails.persist(new PacedMailEntity(ids.next(), mailboxHash, domainHash, due));
        return new Decision.Send(due);
    }

    private static Instant later(Instant free, Instant now) {
        Instant least = now.plus(LEAST_WAIT);
        return free.isAfter(least) ? free : least;
    }

    /** Forgets mails that no limit counts any more. */
    public void forget(Instant now) {
        mails.deleteDueBefore(now.minus(ConfirmationRateLimit.DAY));
    }

    /** Once an hour, whatever it is; the counter tells the rest. */
    private synchronized void warn(Instant now, String what) {
        if (!now.isBefore(warnedAt.plus(HOUR))) {
            warnedAt = now;
            LOG.warn(what + ". See almanac.limits.subscriptions in the documentation.");
        }
    }

    private static String outcome(Decision decision) {
        if (decision instanceof Decision.Send) {
            return "sent";
        }
        return decision instanceof Decision.Drop ? "dropped" : "put-off";
    }
}
