package org.almanac.outbox.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.Fault;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.bounce.FaultTable;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.DeliveryResult;
import org.jboss.logging.Logger;

/**
 * Whether a server that refuses mails for good is to be believed. One that refuses nearly everybody (a relay to which our
 * address has become a spammer's, say) is not: sending stops on all nodes, nobody is suppressed, and now and then one mail goes
 * ahead until one is taken. Who is refused again after that is believed to be unknown there. One provider that refuses
 * nearly all of its readers for its rules' sake, or without a reason, does not stop the others: what it refuses without a
 * reason is not believed meanwhile.
 */
@Singleton
class RefusalPolicy {
    private static final Logger LOG = Logger.getLogger(RefusalPolicy.class);

    private final ClusterCircuitBreaker breaker;
    private final Duration pause;
    private final RefusalWindow window;
    private final ProviderRefusals providers;

    // Guarded by this.
    private final Set<UUID> doubted = new HashSet<>();
    private final Set<UUID> tryAgain = new HashSet<>();
    private boolean trying;

    RefusalPolicy(ClusterCircuitBreaker breaker, OutboxSettings settings) {
        this.breaker = breaker;
        this.pause = settings.refusalPause();
        this.window = new RefusalWindow(settings.refusalLimit());
        this.providers = new ProviderRefusals(settings.refusalLimit(), pause);
    }

    /**
     * What is to be made of refusals.
     *
     * @param mayGoOn false when sending is stopped; then none of them counts
     * @param again when the refused mails go again if they do not count
     * @param doubted messages whose refusal is not about their recipients
     */
    record Judgement(boolean mayGoOn, Instant again, Set<UUID> doubted) {}

    /** @return whether one mail may go ahead although sending is stopped; whoever may says whether one did */
    boolean mayTry(Instant now) {
        return breaker.takeTrial(now, now.plus(pause));
    }

    synchronized void tried(boolean began, Instant now) {
        trying = began;
        if (!began) {
            breaker.leaveTrial(now);
        }
    }

    /** What was claimed last turned out to have nothing to send. */
    synchronized void letAnotherTry(Instant now) {
        if (trying) {
            tried(false, now);
        }
    }

    synchronized Judgement judge(List<Attempt> attempts, Instant now) {
        List<QueuedMessage> refused = new ArrayList<>();
        Set<UUID> byRule = new HashSet<>();
        List<QueuedMessage> takenBack = new ArrayList<>();
        String reply = "";
        // Taken at once: what comes after in the same batch would push the first out of the window.
        List<QueuedMessage> believed = new ArrayList<>();
        for (Attempt attempt : attempts) {
            QueuedMessage message = attempt.encodedMessage().message();
            if (attempt.deliveryResult() instanceof DeliveryResult.Sent) {
                taken(message);
            } else if (attempt.deliveryResult() instanceof DeliveryResult.Permanent permanent
                    && !tryAgain.remove(message.id())) {
                refused.add(message);
                reply = permanent.reply();
                if (window.refused(message)) {
                    believed.addAll(window.clear());
                }
                if (isPerhapsAboutUs(reply) && providers.refuse(message, takenBack, now)) {
                    byRule.add(message.id());
                }
            }
        }
        if (refused.isEmpty()) {
            return new Judgement(true, now, Set.of());
        }
        try {
            if (!believed.isEmpty() || breaker.refusing().isPresent()) {
                believed.addAll(window.clear());
                return stop(reply, refused, believed, now);
            }
            takenBack.forEach(message -> byRule.add(message.id()));
            breaker.takeBack(takenBack, now.plus(pause), now);
            return new Judgement(true, now, byRule);
        } catch (RuntimeException e) {
            LOG.warnf("Whether refusals are to be believed could not be found out: %s", e.getMessage());
            return new Judgement(false, now, Set.of());
        }
    }

    /** A provider may say so of all its readers, whoever they are. */
    private static boolean isPerhapsAboutUs(String reply) {
        FaultTable.Verdict verdict = FaultTable.of(reply);
        return verdict.fault() == Fault.SENDER || (verdict.fault() == Fault.MAILBOX && !verdict.certain());
    }

    private void taken(QueuedMessage message) {
        window.taken(message);
        providers.take(message);
        if (trying) {
            trying = false;
            tryAgain.addAll(doubted);
            doubted.clear();
            if (breaker.reset()) {
                LOG.info("The mail server takes mails again");
            }
        }
        tryAgain.remove(message.id());
    }

    /** @param believed those that were refused and believed before, and perhaps some of the refused */
    private Judgement stop(String reply, List<QueuedMessage> refused, List<QueuedMessage> believed, Instant now) {
        // The one that went ahead lets others try.
        Instant again = trying ? now.plus(pause) : now;
        trying = false;
        believed.forEach(message -> doubted.add(message.id()));
        refused.forEach(message -> doubted.add(message.id()));
        String said = MailAddresses.masked(reply);
        boolean wasOpen = breaker.trip(said, now, now.plus(pause));
        breaker.takeBack(believed, now, now);
        if (wasOpen) {
            LOG.warnf(
                    "The mail server refuses nearly everybody (%s): nobody is suppressed, mails wait, one goes ahead in"
                            + " %s",
                    said, pause);
        }
        return new Judgement(false, again, Set.of());
    }
}
