package org.almanac.outbox.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.almanac.outbox.OutboxSettings;
import org.almanac.time.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the other nodes that this one lives, so that its claims stand, and gives back the claims of those that died. Intervals
 * are measured by the JVM's monotonic clock: a wall clock that is set does not make a node look dead.
 */
@ApplicationScoped
public class NodeHeartbeat {
    private static final Logger LOG = Logger.getLogger(NodeHeartbeat.class);

    /** After so many intervals without a heartbeat a node counts as dead. */
    private static final int MISSED_BEATS_WHEN_DEAD = 4;

    /** After so many a node does not trust itself any more, which must come first. */
    private static final int MISSED_BEATS_WHEN_DOUBTFUL = 3;

    private final NodeStatements nodes;
    private final Clock clock;
    private final UUID node;
    private final boolean onlyNode;
    private final Duration interval;

    /** When the last heartbeat that succeeded was begun, and since when none has failed or was late; by nanoTime. */
    private volatile long last;

    private long unbrokenSince;
    private volatile boolean begun;

    /** Whether claims of the dead were looked for since then. */
    private boolean swept;

    NodeHeartbeat(
            NodeStatements nodes,
            Clock clock,
            Ids ids,
            OutboxSettings settings,
            @ConfigProperty(name = "org.almanac.database.embedded", defaultValue = "false") boolean onlyNode) {
        this.nodes = nodes;
        this.clock = clock;
        this.node = ids.next();
        this.onlyNode = onlyNode;
        this.interval = settings.heartbeat();
    }

    /** Who claims here. Another one after every start. */
    UUID node() {
        return node;
    }

    /** Whether the others still take this node for alive: only then may it begin a mail. */
    public boolean isFresh() {
        return begun && System.nanoTime() - last < interval.toNanos() * MISSED_BEATS_WHEN_DOUBTFUL;
    }

    /** Sends a heartbeat if it is time for one, and then looks for nodes that died. */
    public synchronized void beat() {
        long now = System.nanoTime();
        if (begun && now - last < interval.toNanos()) {
            return;
        }
        nodes.heard(node);
        if (!begun || now - last >= silence().toNanos()) {
            unbrokenSince = now;
            swept = false;
        }
        last = now;
        begun = true;
        free(now);
    }

    /**
     * After a failure of the database all nodes have been silent. Who has not seen it work for as long as it takes to look
     * dead cannot tell who died; unless there can be no other node, because nobody else can have the database.
     */
    private void free(long now) {
        if (onlyNode ? swept : now - unbrokenSince < silence().toNanos()) {
            return;
        }
        int freed = onlyNode
                ? nodes.freeClaimsOfAllOthers(node, clock.instant())
                : nodes.freeClaimsOfSilent(node, silence(), !swept, clock.instant());
        swept = true;
        if (freed > 0) {
            LOG.warnf("%d mails that a node had claimed which is dead now are in the queue again", freed);
        }
    }

    private Duration silence() {
        return interval.multipliedBy(MISSED_BEATS_WHEN_DEAD);
    }

    /** Claims nothing any more and holds nothing. */
    public void end() {
        nodes.ended(node);
    }
}
