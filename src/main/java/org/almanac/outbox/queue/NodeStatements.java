package org.almanac.outbox.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The nodes that send, and when each was last heard of. That is told by the database's clock, the only one that all nodes
 * share.
 */
@ApplicationScoped
class NodeStatements {
    private static final String HEARD = """
            insert into node (id, seen_at) values (:node, clock_timestamp())
            on conflict (id) do update set seen_at = excluded.seen_at
            """;

    private static final String DROP_SILENT = """
            delete from node
            where id <> :node and seen_at < clock_timestamp() - cast(:silence as interval)
            """;

    private static final String FREE = """
            update message m
            set state = case when attempts = 0 then 'QUEUED' else 'RETRY' end, lease = null, node = null,
                available_at = :now
            where state = 'SENDING' and not exists (select from node n where n.id = m.node)
                and (m.node is not null or :all)
            """;

    private final EntityManager entities;

    NodeStatements(EntityManager entities) {
        this.entities = entities;
    }

    /** This node lives. */
    @Transactional
    void heard(UUID node) {
        entities.createNativeQuery(HEARD).setParameter("node", node).executeUpdate();
    }

    /** This node has ended, and holds no claim. */
    @Transactional
    void ended(UUID node) {
        entities.createNativeQuery("delete from node where id = :node")
                .setParameter("node", node)
                .executeUpdate();
    }

    /**
     * Gives back what nodes had claimed that were not heard of for so long; what they were sending goes again, with the same
     * Message-ID.
     *
     * @param look for their claims even if no node has fallen silent since the last call
     * @return how many messages
     */
    @Transactional
    int freeClaimsOfSilent(UUID node, Duration silence, boolean look, Instant now) {
        int silent = entities.createNativeQuery(DROP_SILENT)
                .setParameter("node", node)
                .setParameter("silence", silence.toString())
                .executeUpdate();
        return silent > 0 || look ? free(false, now) : 0;
    }

    /**
     * Gives back all claims but this node's, also those of releases that did not say who claims; for when there can be no other
     * node.
     *
     * @return how many messages
     */
    @Transactional
    int freeClaimsOfAllOthers(UUID node, Instant now) {
        entities.createNativeQuery("delete from node where id <> :node")
                .setParameter("node", node)
                .executeUpdate();
        return free(true, now);
    }

    // Looks through all messages that wait: not for every heartbeat.
    private int free(boolean all, Instant now) {
        return entities.createNativeQuery(FREE)
                .setParameter("all", all)
                .setParameter("now", now)
                .executeUpdate();
    }
}
