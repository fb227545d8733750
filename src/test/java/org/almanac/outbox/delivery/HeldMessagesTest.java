package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.Messages;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.TestMailServer;
import org.almanac.time.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldMessagesTest {
    private final Outbox outbox;
    private final Messages messages;
    private final HeldMessages held;
    private final EntityManager entities;
    private final TestClock clock;
    // Letting go lets go of everything held, other tests' too: each test has a mailbox of its own.
    private final String who = UUID.randomUUID() + "@example.org";

    @Inject
    HeldMessagesTest(Outbox outbox, Messages messages, HeldMessages held, EntityManager entities, TestClock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.held = held;
        this.entities = entities;
        this.clock = clock;
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aHeldMessageCanBeReadAsItWouldBeSent() {
        UUID id = hold(null);

        MessageContent content = messages.read(id);

        assertThat(content.sent()).isFalse();
        assertThat(content.summary().nextAttemptAt()).isNull();
        assertThat(content.text()).isEqualTo("It works.");
    }

    @Test
    void isNotSentWhileHeld() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = hold(null);

            outbox.drain();

            assertThat(server.receivedBy(who)).isEmpty();
            assertThat(state(id)).isEqualTo(MessageState.HELD);
        }
    }

    @Test
    void goesWhenAServerIsThereIfItIsStillUseful() {
        UUID useful = hold(clock.instant().plusSeconds(600));
        UUID late = hold(clock.instant().plusSeconds(60));
        clock.advance(Duration.ofMinutes(5));

        QuarkusTransaction.requiringNew().run(() -> held.release(clock.instant()));

        assertThat(state(useful)).isEqualTo(MessageState.QUEUED);
        assertThat(state(late)).isEqualTo(MessageState.SKIPPED);
        assertThat(messages.read(late).summary().reason()).isEqualTo("late");
    }

    private UUID hold(@Nullable Instant usefulUntil) {
        UUID id = outbox.enqueue(new NewMessage(
                Set.of(MessageKind.TEST), who, null, TestComposer.NAME, "held", clock.instant(), usefulUntil));
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update message set state = 'HELD' where id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
        return id;
    }

    private MessageState state(UUID id) {
        return messages.read(id).summary().state();
    }
}
