package org.almanac.outbox.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.outbox.MassRefusal;
import org.almanac.outbox.RejectionsDoubted;
import org.almanac.outbox.SuppressionList;
import org.almanac.outbox.queue.MessageStatements;
import org.almanac.outbox.queue.OutboxSwitchRepository;
import org.almanac.outbox.queue.QueuedMessage;

/** Stops sending on all nodes while a mail server refuses nearly everybody, and lets one mail ahead now and then. */
@ApplicationScoped
public class ClusterCircuitBreaker {
    private final OutboxSwitchRepository switches;
    private final MessageStatements messages;
    private final Instance<SuppressionList> suppressions;
    private final Event<RejectionsDoubted> doubted;

    ClusterCircuitBreaker(
            OutboxSwitchRepository switches,
            MessageStatements messages,
            Instance<SuppressionList> suppressions,
            Event<RejectionsDoubted> doubted) {
        this.switches = switches;
        this.messages = messages;
        this.suppressions = suppressions;
        this.doubted = doubted;
    }

    /**
     * @param reply the last of the refusals, without any reader's address
     * @return whether it was open until now
     */
    @Transactional
    boolean trip(String reply, Instant now, Instant trial) {
        return switches.refuse(reply, now, trial);
    }

    /**
     * Takes back that messages were rejected.
     *
     * @param at when they may go again
     */
    @Transactional
    void takeBack(List<QueuedMessage> refused, Instant at, Instant now) {
        if (refused.isEmpty()) {
            return;
        }
        suppressions.stream()
                .forEach(list ->
                        list.lock(refused.stream().map(QueuedMessage::recipient).collect(Collectors.toSet())));
        Set<String> recipients = Set.copyOf(messages.queueRejectedAgain(
                refused.stream().map(QueuedMessage::id).toList(), at));
        if (!recipients.isEmpty()) {
            doubted.fire(new RejectionsDoubted(recipients, now));
        }
    }

    /** Sends again. @return whether it had stopped */
    @Transactional
    public boolean reset() {
        return switches.accept();
    }

    /** @return whether one mail may go ahead now; until {@code next} no other may */
    @Transactional
    boolean takeTrial(Instant now, Instant next) {
        return switches.takeTrial(now, next);
    }

    /** There was nothing to try it with; the next mail may. */
    @Transactional
    void leaveTrial(Instant now) {
        switches.leaveTrial(now);
    }

    @Transactional
    public Optional<MassRefusal> refusing() {
        return switches.findRefusing();
    }
}
