package org.almanac.outbox.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.transaction.Columns;

/** Who sends what: a message is sent by the claim whose lease it carries, and by no other until that runs out. */
@ApplicationScoped
public class ClaimStatements {
    // SENDING rows come up here again when their lease has run out: the node that holds them lives and does nothing.
    private static final String CLAIM = """
            with claimable as (
                select id from message
                where state in ('QUEUED', 'RETRY', 'SENDING') and available_at <= :now
                    and not exists (select from outbox_switch where %s)
                order by %s available_at, id
                limit :limit
                for update skip locked)
            update message m
            set state = 'SENDING', lease = :lease, node = :node, available_at = :leaseEnd, gathering = false
            from claimable c
            where m.id = c.id
            returning m.id, m.composer, m.recipient, m.subscriber_id, m.reference, m.internet_message_id, m.due_at,
                m.useful_until, m.attempts, m.lease, m.available_at
            """;
    private static final String CLAIM_WHEN_OPEN = CLAIM.formatted("paused_at is not null or trial_at is not null", "");
    /** Rather one that was not refused before. */
    private static final String CLAIM_TRIAL = CLAIM.formatted("paused_at is not null", "smtp_reply is not null,");

    private static final String RETURN_UNTRIED = """
            update message
            set state = case when attempts = 0 then 'QUEUED' else 'RETRY' end, lease = null, node = null,
                available_at = :now
            where id = any(:ids) and lease = any(:leases) and state = 'SENDING'
            """;

    private static final String HELD =
            "select id from message where id = any(:ids) and lease = any(:leases) and state = 'SENDING'";

    private final EntityManager entities;
    private final NodeHeartbeat heartbeat;

    ClaimStatements(EntityManager entities, NodeHeartbeat heartbeat) {
        this.entities = entities;
        this.heartbeat = heartbeat;
    }

    /** Takes up to {@code limit} messages that may be sent now, longest waiting first. */
    @Transactional
    public List<QueuedMessage> claim(UUID lease, int limit, Instant now, Instant leaseEnd) {
        return claim(CLAIM_WHEN_OPEN, lease, limit, now, leaseEnd);
    }

    /** Takes one that goes ahead to try whether the server takes mails again. */
    @Transactional
    public List<QueuedMessage> claimTrial(UUID lease, Instant now, Instant leaseEnd) {
        return claim(CLAIM_TRIAL, lease, 1, now, leaseEnd);
    }

    private List<QueuedMessage> claim(String statement, UUID lease, int limit, Instant now, Instant leaseEnd) {
        Stream<Tuple> claimed = entities.createNativeQuery(statement, Tuple.class)
                .setParameter("lease", lease)
                .setParameter("node", heartbeat.node())
                .setParameter("limit", limit)
                .setParameter("now", now)
                .setParameter("leaseEnd", leaseEnd)
                .getResultStream();
        return claimed.map(ClaimStatements::queued)
                .sorted(Comparator.comparing(QueuedMessage::dueAt).thenComparing(QueuedMessage::id))
                .toList();
    }

    /** Those that are there still, and still this claim's: who is erased takes their messages with them. */
    @Transactional
    public Set<UUID> held(List<QueuedMessage> claimed) {
        Set<UUID> held = new HashSet<>();
        entities.createNativeQuery(HELD, UUID.class)
                .setParameter("leases", Columns.of(claimed, QueuedMessage::lease, UUID[]::new))
                .setParameter("ids", Columns.of(claimed, QueuedMessage::id, UUID[]::new))
                .getResultList()
                .forEach(id -> held.add((UUID) id));
        return held;
    }

    /** Puts back what a claim has not tried to send; the next claim may have it at once. */
    @Transactional
    public void returnUntried(List<QueuedMessage> untried, Instant now) {
        if (untried.isEmpty()) {
            return;
        }
        entities.createNativeQuery(RETURN_UNTRIED)
                .setParameter("leases", Columns.of(untried, QueuedMessage::lease, UUID[]::new))
                .setParameter("ids", Columns.of(untried, QueuedMessage::id, UUID[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }

    private static QueuedMessage queued(Tuple row) {
        return new QueuedMessage(
                row.get("id", UUID.class),
                row.get("composer", String.class),
                row.get("recipient", String.class),
                row.get("subscriber_id", UUID.class),
                row.get("reference", String.class),
                row.get("internet_message_id", String.class),
                row.get("due_at", Instant.class),
                row.get("useful_until", Instant.class),
                row.get("attempts", Integer.class),
                row.get("lease", UUID.class),
                row.get("available_at", Instant.class));
    }
}
