package org.almanac.outbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.TestComposer;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NodesTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @Inject
    NodeStatements nodes;

    @Inject
    Ids ids;

    @Inject
    OutboxSettings settings;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private final UUID me = UUID.randomUUID();

    @BeforeEach
    void noNodes() {
        sql("delete from node");
        nodes.heard(me);
        // What other tests left claimed by nobody that lives.
        nodes.freeClaimsOfSilent(me, SILENCE, true, clock.instant());
    }

    @Test
    void aClaimOfANodeThatFellSilentIsFreeAndOneOfANodeThatLivesIsNot() {
        UUID dead = node(SILENCE.plusSeconds(1));
        UUID living = node(SILENCE.minusSeconds(10));
        UUID lost = claimed(dead, 0);
        UUID triedBefore = claimed(dead, 2);
        UUID held = claimed(living, 0);

        assertThat(nodes.freeClaimsOfSilent(me, SILENCE, false, clock.instant()))
                .isEqualTo(2);

        assertThat(state(lost)).isEqualTo("QUEUED free");
        assertThat(state(triedBefore)).isEqualTo("RETRY free");
        assertThat(state(held)).isEqualTo("SENDING held");
    }

    @Test
    void aClaimWhoseNodeIsForgottenIsFoundWhenLookedFor() {
        UUID stray = claimed(UUID.randomUUID(), 0);

        assertThat(nodes.freeClaimsOfSilent(me, SILENCE, false, clock.instant()))
                .isZero();
        assertThat(nodes.freeClaimsOfSilent(me, SILENCE, true, clock.instant())).isEqualTo(1);
        assertThat(state(stray)).isEqualTo("QUEUED free");
    }

    @Test
    void whatAnOlderReleaseClaimedIsFreeOnlyWhereThereCanBeNoOtherNode() {
        UUID old = claimed(null, 0);
        UUID mine = claimed(me, 0);

        nodes.freeClaimsOfSilent(me, SILENCE, true, clock.instant());
        assertThat(state(old)).isEqualTo("SENDING held");

        nodes.freeClaimsOfAllOthers(me, clock.instant());
        assertThat(state(old)).isEqualTo("QUEUED free");
        assertThat(state(mine)).isEqualTo("SENDING held");
    }

    @Test
    void aNodeThatHasJustComeDoesNotJudgeTheOthers() {
        UUID silent = node(Duration.ofHours(1));
        UUID claim = claimed(silent, 0);

        // That of the service may have been there for long.
        NodeHeartbeat heartbeat = new NodeHeartbeat(nodes, clock, ids, settings, false);
        heartbeat.beat();

        assertThat(heartbeat.isFresh()).isTrue();
        assertThat(state(claim)).as("it may come back as this one did").isEqualTo("SENDING held");
    }

    private UUID node(Duration silent) {
        UUID id = UUID.randomUUID();
        sql("insert into node (id, seen_at) values ('" + id + "', clock_timestamp() - interval '" + silent + "')");
        return id;
    }

    /** Until its lease runs out in ten minutes. */
    private UUID claimed(@Nullable UUID node, int attempts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = outbox.enqueue(new NewMessage(
                Set.of(MessageKind.TEST),
                UUID.randomUUID() + "@example.org",
                null,
                TestComposer.NAME,
                null,
                now,
                now.plusSeconds(3600)));
        sql("update message set state = 'SENDING', lease = gen_random_uuid(), available_at = '" + now.plusSeconds(600)
                + "', attempts = " + attempts + ", node = " + (node == null ? "null" : "'" + node + "'")
                + " where id = '" + id + "'");
        return id;
    }

    private String state(UUID message) {
        return (String) entities.createNativeQuery("select state || case when lease is null and node is null and"
                        + " available_at <= :now then ' free' else ' held' end from message where id = :id")
                .setParameter("id", message)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
