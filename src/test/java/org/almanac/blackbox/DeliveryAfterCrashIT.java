package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes die, PostgreSQL restarts, and every mail arrives. What arrives twice was under way then, and carries the same
 * Message-ID. {@code -Dcrash.mails=20000 -Dcrash.kills=20} is the full size.
 */
class DeliveryAfterCrashIT {
    private static final int MAILS = Integer.getInteger("crash.mails", 300);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final int NODES = Integer.getInteger("crash.nodes", 2);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + MAILS / 20);

    /** From the last start, with the settings that everybody has: what a dead node had claimed is free within half of it. */
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(60 + MAILS / 200);

    @TempDir
    Path directory;

    private final Random random = new Random(Long.getLong("crash.seed", 1));
    private final Set<String> underWay = new HashSet<>();
    private ScriptedSmtpServer server;
    private DeliveryCluster cluster;

    @BeforeEach
    void start() throws Exception {
        // As slow as it takes for the kills to come while mails are under way.
        server = ScriptedSmtpServer.start(turn -> {
            if (turn.verb().equals(".")) {
                pause();
            }
            return null;
        });
        server.keepHeadersOnly();
        cluster = new DeliveryCluster(directory, server.port(), Map.of());
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
        server.close();
    }

    @Test
    void whateverMomentANodeDiesAtNothingIsLost() throws Exception {
        PackagedService node = cluster.startNode();
        cluster.subscribe(node, MAILS);
        cluster.remindAll(node);
        for (int kill = 0; kill < KILLS; kill++) {
            int share = MAILS / (KILLS + 1);
            int mark = server.taken().size() + 1 + share / 2 + random.nextInt(Math.max(1, share / 2));
            awaitTaken(Math.min(mark, MAILS - 1));
            cluster.kill(node);
            underWay.addAll(cluster.underWay());
            node = cluster.startNode();
        }
        verifyAllArrived();
    }

    @Test
    void whateverDiesAmongSeveralNodesNothingIsLost() throws Exception {
        PackagedService first = cluster.startNode();
        cluster.subscribe(first, MAILS);
        for (int i = 1; i < NODES; i++) {
            cluster.startNode();
        }
        cluster.remindAll(first);

        awaitTaken(MAILS / 4);
        cluster.kill(first);
        underWay.addAll(cluster.underWay());
        awaitTaken(MAILS / 2);
        underWay.addAll(cluster.underWay());
        cluster.restartDatabase();
        underWay.addAll(cluster.underWay());

        verifyAllArrived();
    }

    private void awaitTaken(int count) throws InterruptedException {
        DeliveryCluster.await(count + " mails", PATIENCE, () -> server.taken().size() >= count);
    }

    private void verifyAllArrived() throws Exception {
        DeliveryCluster.await("all sent", AFTER_A_CRASH, this::allSent);

        Map<String, List<String>> taken = DeliveryCluster.taken(server);
        Set<String> recipients = new HashSet<>();
        Set<String> twice = new HashSet<>();
        taken.forEach((id, those) -> {
            assertThat(new HashSet<>(those)).as("one recipient a Message-ID").hasSize(1);
            assertThat(recipients.add(those.get(0)))
                    .as("one Message-ID a recipient")
                    .isTrue();
            if (those.size() > 1) {
                twice.add(id);
            }
        });
        assertThat(recipients).as("nothing is lost").hasSize(MAILS);
        assertThat(underWay).as("what arrived twice was under way").containsAll(twice);
        System.out.printf(
                "%d mails, %d taken, %d of them again; %d were claimed when something died%n",
                MAILS, server.taken().size(), server.taken().size() - MAILS, underWay.size());
    }

    private boolean allSent() {
        try {
            return cluster.states().equals(Map.of("SENT", MAILS));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
