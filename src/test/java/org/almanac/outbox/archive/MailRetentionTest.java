package org.almanac.outbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.Messages;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.TestMailServer;
import org.almanac.problem.Problem;
import org.almanac.time.TestClock;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailRetentionTest {
    private final Outbox outbox;
    private final Messages messages;
    private final EntityManager entities;
    private final TestClock clock;
    private final String who = UUID.randomUUID() + "@example.org";

    @Inject
    MailRetentionTest(Outbox outbox, Messages messages, EntityManager entities, TestClock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.entities = entities;
        this.clock = clock;
    }

    @AfterEach
    void makeTodaysMonthAgain() {
        clock.reset();
        outbox.tidy();
    }

    @Test
    void whatMailsSaidLiesInATableOfTheirMonth() {
        UUID id = send();

        assertThat(entities.createNativeQuery(
                                "select cast(cast(tableoid as regclass) as text) from message_content where message_id = :id",
                                String.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .isEqualTo("message_content_"
                        + YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                                .format(DateTimeFormatter.ofPattern("uuuu_MM")));
    }

    @Test
    void firstWhatAMailSaidIsForgottenThenThatItWasSent() {
        UUID id = send();
        UUID waiting = outbox.enqueue(message());

        clock.advance(Duration.ofDays(170));
        outbox.tidy();
        assertThat(messages.read(id).text()).isEqualTo("It works.");

        clock.advance(Duration.ofDays(50));
        outbox.tidy();
        assertThat(messages.read(id).summary().state()).isEqualTo(MessageState.SENT);
        assertThat(messages.read(id).text()).isEmpty();

        clock.advance(Duration.ofDays(600));
        outbox.tidy();
        Assertions.assertThatExceptionOfType(Problem.class).isThrownBy(() -> messages.read(id));
        assertThat(messages.read(waiting).summary().state()).isEqualTo(MessageState.QUEUED);
    }

    private UUID send() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = outbox.enqueue(message());
            outbox.drain();
            assertThat(server.receivedBy(who)).hasSize(1);
            return id;
        }
    }

    private NewMessage message() {
        return new NewMessage(Set.of(MessageKind.TEST), who, null, TestComposer.NAME, "plain", clock.instant(), null);
    }
}
