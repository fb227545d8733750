package org.almanac.outbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.Messages;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.archive.ArchiveCodec;
import org.almanac.outbox.archive.ArchivedForms;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Taken;
import org.almanac.time.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person's mails and news to many, by their ways through one ledger. */
@QuarkusTest
class BothTransportsTest {
    private static final String BULK = "250 2.0.0 taken";
    private static final String PERSONAL = "250 accepted";

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    TestComposer composer;

    @Inject
    ArchivedForms forms;

    @Inject
    EntityManager entities;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String who = UUID.randomUUID() + "@example.org";
    private volatile @Nullable String answer;
    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws Exception {
        outbox.resume();
        server = ScriptedSmtpServer.start(
                turn -> turn.verb().equals("RCPT") && turn.line().contains(who) ? answer : null, port);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        outbox.resume();
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"REMINDER, " + BULK, "DIGEST, " + BULK, "CONFIRM, " + PERSONAL, "TEST, " + PERSONAL})
    void whatIsReadAtTheDeskIsWhatWasSent(MessageKind kind, String reply) {
        UUID id = enqueue(kind);
        outbox.drain();

        MessageContent read = messages.read(id);
        assertThat(read.summary().state()).isEqualTo(MessageState.SENT);
        assertThat(read.summary().smtpReply()).isEqualTo(reply);
        assertThat(taken().data()).isEqualTo(kept(id));
        assertThat(taken().data())
                .contains("Message-ID: <" + id + "@events.example.org>\r\n")
                .contains("X-Almanac-Kind: " + kind + "\r\n")
                .contains("Auto-Submitted: auto-generated\r\n");
        assertThat(taken().sender()).isEqualTo("events@events.example.org");
    }

    @ParameterizedTest
    @CsvSource({"REMINDER", "CONFIRM"})
    void isTriedAgainUnderItsMessageId(MessageKind kind) {
        answer = "451-4.3.0 busy\r\n451 4.3.0 come again";
        UUID id = enqueue(kind);
        outbox.drain();
        MessageSummary first = messages.read(id).summary();
        assertThat(first.state()).isEqualTo(MessageState.RETRY);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.smtpReply()).isEqualTo("451-4.3.0 busy 451 4.3.0 come again");

        answer = null;
        clock.advance(Duration.ofMinutes(1));
        outbox.drain();
        assertThat(messages.read(id).summary().state()).isEqualTo(MessageState.SENT);
        assertThat(taken().data()).contains("Message-ID: <" + id + "@events.example.org>");
    }

    @ParameterizedTest
    @CsvSource({"REMINDER", "CONFIRM"})
    void failsForGoodWithTheServersWords(MessageKind kind) {
        answer = "550 5.1.1 no such user";
        UUID id = enqueue(kind);
        outbox.drain();

        MessageSummary failed = messages.read(id).summary();
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.smtpReply()).isEqualTo("550 5.1.1 no such user");
    }

    @ParameterizedTest
    @CsvSource({"REMINDER", "CONFIRM"})
    void waitsWithoutAnAttemptWhileTheServerIsAway(MessageKind kind) throws Exception {
        server.close();
        UUID id = enqueue(kind);
        outbox.drain();

        MessageSummary waiting = messages.read(id).summary();
        assertThat(waiting.state()).isEqualTo(MessageState.QUEUED);
        assertThat(waiting.attempts()).isZero();

        server = ScriptedSmtpServer.start(turn -> null, port);
        clock.advance(Duration.ofSeconds(11));
        outbox.resume();
        outbox.drain();
        assertThat(messages.read(id).summary().state()).isEqualTo(MessageState.SENT);
    }

    private UUID enqueue(MessageKind kind) {
        String reference = kind + "-" + who;
        composer.answer(reference, TestComposer.mail(kind, "Köln, by one of the ways"));
        return outbox.enqueue(
                new NewMessage(Set.of(kind), who, null, TestComposer.NAME, reference, clock.instant(), null));
    }

    private Taken taken() {
        return server.taken().stream()
                .filter(mail -> mail.recipient().equals(who))
                .findFirst()
                .orElseThrow();
    }

    private String kept(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] content = (byte[]) entities.createNativeQuery(
                            "select content from message_content where message_id = :id", byte[].class)
                    .setParameter("id", id)
                    .getSingleResult();
            return new String(ArchiveCodec.restore(content, forms::read), StandardCharsets.US_ASCII);
        });
    }
}
