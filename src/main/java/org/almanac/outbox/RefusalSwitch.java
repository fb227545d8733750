package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stops all nodes' lines together while a mail server refuses nearly everybody, and lets one mail ahead now and then. */
@ApplicationScoped
class RefusalSwitch {
    private static final String STOP = """
            update outbox_switch w set refused_since = coalesce(o.refused_since, cast(:now as timestamptz)),
                refused_reply = :reply, trial_at = greatest(o.trial_at, cast(:trial as timestamptz))
            from (select refused_since, trial_at from outbox_switch for update) o
            returning o.refused_since is null
            """;
    private static final String QUEUE_AGAIN = """
            update message set state = 'QUEUED', reason = null, settled_at = null, available_at = :at
            where id = any(:ids) and state = 'FAILED' and reason = 'rejected' returning recipient
            """;
    private static final String TRY =
            "update outbox_switch set trial_at = :next where trial_at <= :now and paused_at is null";

    private final EntityManager entities;
    private final Instance<SuppressionList> suppressions;
    private final Event<RejectionsDoubted> doubted;

    RefusalSwitch(EntityManager entities, Instance<SuppressionList> suppressions, Event<RejectionsDoubted> doubted) {
        this.entities = entities;
        this.suppressions = suppressions;
        this.doubted = doubted;
    }

    /**
     * @param reply the last of the refusals, without any reader's address
     * @return whether it was open until now
     */
    @Transactional
    boolean stop(String reply, Instant now, Instant trial) {
        return (Boolean) entities.createNativeQuery(STOP, Boolean.class)
                .setParameter("now", now)
                .setParameter("reply", reply)
                .setParameter("trial", trial)
                .getSingleResult();
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
        Set<String> recipients = new HashSet<>();
        for (Object recipient : entities.createNativeQuery(QUEUE_AGAIN, String.class)
                .setParameter("at", at)
                .setParameter("ids", refused.stream().map(QueuedMessage::id).toArray(UUID[]::new))
                .getResultList()) {
            recipients.add((String) recipient);
        }
        if (!recipients.isEmpty()) {
            doubted.fire(new RejectionsDoubted(recipients, now));
        }
    }

    /** Sends again. @return whether it had stopped */
    @Transactional
    boolean open() {
        return entities.createNativeQuery("update outbox_switch set refused_since = null, refused_reply = null,"
                                + " trial_at = null where refused_since is not null")
                        .executeUpdate()
                > 0;
    }

    /** @return whether one mail may go ahead now; until {@code next} no other may */
    @Transactional
    boolean takeTrial(Instant now, Instant next) {
        return entities.createNativeQuery(TRY)
                        .setParameter("now", now)
                        .setParameter("next", next)
                        .executeUpdate()
                > 0;
    }

    /** There was nothing to try it with; the next mail may. */
    @Transactional
    void leaveTrial(Instant now) {
        entities.createNativeQuery("update outbox_switch set trial_at = :now where trial_at is not null")
                .setParameter("now", now)
                .executeUpdate();
    }

    @Transactional
    Optional<Refusing> refusing() {
        @SuppressWarnings("unchecked") // native queries have no types of their own
        List<Tuple> rows = entities.createNativeQuery(
                        "select refused_since, refused_reply, trial_at from outbox_switch"
                                + " where refused_since is not null",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new Refusing(
                        row.get("refused_since", Instant.class),
                        row.get("refused_reply", String.class),
                        row.get("trial_at", Instant.class)))
                .findFirst();
    }
}
