package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail server that is down, then refuses, asks to try later, hangs up and takes its time. {@code -Dbad.mails=20000
 * -Dbad.downtime=600} is the full size.
 */
class BadMailServerIT {
    private static final int MAILS = Integer.getInteger("bad.mails", 200);
    private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("bad.downtime", 5));
    private static final Duration PATIENCE = Duration.ofSeconds(90 + MAILS / 20);

    @TempDir
    Path directory;

    private final Random random = new Random(Long.getLong("bad.seed", 1));
    private final AtomicInteger later = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    @Test
    void everyLaterAndEveryDropArrivesInTheEndAndWhomItDoesNotKnowIsSuppressed() throws Exception {
        int port;
        try (ScriptedSmtpServer reserved = ScriptedSmtpServer.start(turn -> null)) {
            port = reserved.port();
        }
        Map<String, String> patient = Map.of(
                "ALMANAC_OUTBOX_ANSWER_TIMEOUT",
                "PT5S",
                "ALMANAC_OUTBOX_RETRY_DELAYS",
                "PT1S,PT1S,PT1S,PT1S" + ",PT2S".repeat(40));
        try (DeliveryCluster cluster = new DeliveryCluster(directory, port, patient)) {
            PackagedService node = cluster.startNode();
            cluster.subscribe(node, MAILS);
            cluster.remindAll(node);
            DeliveryCluster.await("all queued", PATIENCE, () -> total(cluster) == MAILS);
            Thread.sleep(DOWN.toMillis());
            assertThat(cluster.query("select count(*) from message where attempts > 0"))
                    .as("a server that is down costs no attempt")
                    .containsExactly("0");

            try (ScriptedSmtpServer server = ScriptedSmtpServer.start(this::answer, port)) {
                server.keepHeadersOnly();
                long up = System.nanoTime();
                DeliveryCluster.await(
                        "the first mail",
                        Duration.ofSeconds(20),
                        () -> !server.taken().isEmpty());
                System.out.printf(
                        "the first mail %d ms after the server was up%n", (System.nanoTime() - up) / 1_000_000);
                DeliveryCluster.await("all done", PATIENCE, () -> allDone(cluster));
                verify(cluster, server);
            }
        }
    }

    /** 20 % later, 10 % refused, 10 % hung up on, 10 % slow; drawn anew at each attempt. */
    private @Nullable String answer(ScriptedSmtpServer.Turn turn) {
        if (!turn.verb().equals(".")) {
            return null;
        }
        int draw;
        synchronized (random) {
            draw = random.nextInt(100);
        }
        if (draw < 20) {
            later.incrementAndGet();
            return "451 4.3.0 try again later";
        }
        if (draw < 30) {
            refused.incrementAndGet();
            if (draw % 2 == 0) {
                return "550 5.7.1 refused";
            }
            unknown.incrementAndGet();
            return "550 5.1.1 no such user";
        }
        if (draw < 40) {
            dropped.incrementAndGet();
            return ScriptedSmtpServer.DROP;
        }
        if (draw < 50) {
            sleep();
        }
        return null;
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify(DeliveryCluster cluster, ScriptedSmtpServer server) throws SQLException {
        Map<String, Integer> states = cluster.states();
        Map<String, List<String>> taken = DeliveryCluster.taken(server);
        System.out.printf(
                "%s; the server took %d, said later to %d, refused %d, dropped %d%n",
                states, server.taken().size(), later.get(), refused.get(), dropped.get());
        assertThat(taken.values()).as("nothing arrives twice").allMatch(recipients -> recipients.size() == 1);
        assertThat(states.getOrDefault("SENT", 0)).isEqualTo(taken.size());
        assertThat(states.getOrDefault("FAILED", 0)).isEqualTo(refused.get());
        assertThat(taken.size() + refused.get()).isEqualTo(MAILS);
        assertThat(later.get()).isPositive();
        assertThat(dropped.get()).isPositive();
        assertThat(cluster.query("select count(*) from subscriber where suppressed"))
                .as("whom the server does not know, and nobody for its rules' sake")
                .containsExactly(Integer.toString(unknown.get()));
        assertThat(cluster.query("select sum(attempts) from message"))
                .as("every later and every drop cost one attempt, and nothing else did")
                .containsExactly(Integer.toString(later.get() + dropped.get()));
    }

    private static boolean allDone(DeliveryCluster cluster) {
        try {
            Map<String, Integer> states = cluster.states();
            return states.getOrDefault("SENT", 0) + states.getOrDefault("FAILED", 0) == MAILS;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int total(DeliveryCluster cluster) {
        try {
            return cluster.states().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
