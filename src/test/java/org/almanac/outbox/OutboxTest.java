package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    OutboxTest(Outbox outbox, EntityManager entities, Clock clock) {
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    @Test
    void gathersWhatFallsDueToOneSubscriberIntoOneMessage() {
        Instant now = clock.instant();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        Map<UUID, UUID> first = outbox.gather(List.of(
                notice(MessageKind.REMINDER, one, now, now.plusSeconds(60)),
                notice(MessageKind.REMINDER, other, now, now.plusSeconds(60))));
        Map<UUID, UUID> second =
                outbox.gather(List.of(notice(MessageKind.CANCELLED, one, now.minusSeconds(5), now.plusSeconds(90))));

        assertThat(first).containsOnlyKeys(one, other).doesNotContainEntry(one, first.get(other));
        assertThat(second).containsExactly(Map.entry(one, first.get(one)));
        Object[] row =
                (Object[]) entities.createNativeQuery("select kinds, due_at, useful_until from message where id = :id")
                        .setParameter("id", first.get(one))
                        .getSingleResult();
        assertThat((String[]) row[0]).containsExactly("CANCELLED", "REMINDER");
        assertThat(row[1]).isEqualTo(now.minusSeconds(5));
        assertThat(row[2]).isEqualTo(now.plusSeconds(90));
    }

    private static NewMessage notice(MessageKind kind, UUID subscriber, Instant dueAt, Instant usefulUntil) {
        return new NewMessage(
                Set.of(kind), subscriber + "@example.org", subscriber, TestComposer.NAME, null, dueAt, usefulUntil);
    }
}
