package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.Messages;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.SuppressionDirectory;
import org.almanac.time.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay that refuses nearly everybody says more about the sender than about the recipients. */
@QuarkusTest
class RefusingServerTest {
    private static final Duration PAUSE = Duration.ofMinutes(16);
    private static final String BLOCKED = "554 5.7.1 our reputation system does not like you";
    private static final String NOBODY = "550 no such user here";

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    ListImport lists;

    @Inject
    SuppressionDirectory suppressions;

    @Inject
    TestClock clock;

    @Inject
    EntityManager entities;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, UUID> mails = new LinkedHashMap<>();

    private volatile String answer = NOBODY;
    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        outbox.resume();
        server = ScriptedSmtpServer.start(turn -> turn.verb().equals("RCPT") ? refusal(turn.line()) : null, port);
        clock.advance(Duration.ofMinutes(1));
    }

    private @Nullable String refusal(String recipient) {
        if (!answer.isEmpty()) {
            return answer;
        }
        if (recipient.contains("@blocking.example") || recipient.contains("@strict.example")) {
            return "550 5.7.1 blocked";
        }
        if (recipient.contains("curt.example>")) {
            return "550 Requested action not taken";
        }
        return recipient.contains("-dead") ? NOBODY : null;
    }

    @AfterEach
    void stop() throws IOException {
        answer = "";
        outbox.resume();
        drain();
        server.close();
        outbox.resume();
        clock.reset();
        // What is refused for our sake waits, and would be refused in the next test.
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update message set state = 'SKIPPED', settled_at = now() where state in ('QUEUED', 'RETRY')")
                        .executeUpdate());
    }

    @Test
    void isNotBelievedAndOneMailTriesNowAndThen() {
        mailTo(25, "");

        drain();

        assertThat(suppressed()).isEmpty();
        assertThat(states()).containsOnly(MessageState.QUEUED);
        assertThat(outbox.refusing())
                .hasValueSatisfying(refusing -> assertThat(refusing.reply()).isEqualTo(NOBODY));
        int tried = recipients();

        drain();
        assertThat(recipients()).as("the line is stopped").isEqualTo(tried);
        clock.advance(PAUSE);
        drain();
        assertThat(recipients()).as("one goes ahead").isEqualTo(tried + 1);
        assertThat(suppressed()).isEmpty();

        answer = "";
        clock.advance(PAUSE);
        drain();
        assertThat(outbox.refusing()).isEmpty();
        assertThat(states()).contains(MessageState.SENT);
        clock.advance(PAUSE);
        drain();
        assertThat(states()).containsOnly(MessageState.SENT);
        assertThat(taken()).isEqualTo(25);
    }

    @Test
    void isNotBelievedEitherWhenItSaysThatItIsAboutUs() {
        answer = BLOCKED;
        mailTo(25, "");

        drain();

        assertThat(outbox.refusing()).isPresent();
        assertThat(suppressed()).isEmpty();
        assertThat(mails.values().stream()
                        .map(id -> messages.read(id).summary().attempts())
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("attempts that were spent before it was noticed")
                .isLessThan(25);
    }

    @Test
    void whoIsRefusedOnceMoreAfterOthersWereTakenIsGone() {
        answer = "";
        mailTo(25, "-dead");
        drain();
        assertThat(outbox.refusing()).isPresent();
        mailTo(3, "");
        clock.advance(PAUSE);

        for (int i = 0; i < 20; i++) {
            drain();
            clock.advance(PAUSE);
        }

        assertThat(outbox.refusing()).isEmpty();
        assertThat(taken()).isEqualTo(3);
        assertThat(suppressed()).hasSize(25).allMatch(email -> email.contains("-dead"));
    }

    @Test
    void isTriedAtOnceWhenAnOperatorSaysSo() {
        mailTo(25, "");
        drain();
        answer = "";

        outbox.resume();
        drain();

        assertThat(outbox.refusing()).isEmpty();
        assertThat(taken()).isEqualTo(25);
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void aProviderWhoseRulesAreAgainstUsCostsNoReaderEither() {
        answer = "";
        for (int i = 0; i < 12; i++) {
            mailTo(2, "", "example.org");
            mailTo(1, "", "blocking.example");
        }

        drain();

        assertThat(outbox.refusing()).isEmpty();
        assertThat(taken()).isEqualTo(24);
        assertThat(suppressed()).isEmpty();
        assertThat(states()).doesNotContain(MessageState.FAILED);
    }

    @Test
    void whomAProvidersRulesRefuseNowAndThenKeepsTheSubscription() {
        answer = "";
        mailTo(3, "", "strict.example");
        mailTo(9, "", "example.org");

        drain();

        assertThat(outbox.refusing()).isEmpty();
        assertThat(suppressed()).isEmpty();
        assertThat(states()).containsOnly(MessageState.SENT, MessageState.FAILED);
    }

    @Test
    void aProviderThatRefusesNearlyAllWithoutAReasonIsNotBelieved() {
        answer = "";
        for (int i = 0; i < 12; i++) {
            mailTo(2, "", "example.org");
            mailTo(1, "", "curt.example");
        }

        drain();

        assertThat(outbox.refusing()).isEmpty();
        assertThat(taken()).isEqualTo(24);
        assertThat(suppressed()).isEmpty();
        assertThat(states()).doesNotContain(MessageState.FAILED);
    }

    @Test
    void whomItRefusesWithoutAReasonNowAndThenIsNotThere() {
        answer = "";
        mailTo(3, "", "now-and-then.curt.example");
        mailTo(9, "", "example.org");

        drain();

        assertThat(suppressed()).hasSize(3);
    }

    @Test
    void whatSpeaksOfTheSenderCostsNoReaderEither() {
        for (String about : new String[] {
            "550 5.1.8 Sender address rejected: Domain not found",
            "550 5.1.0 sender rejected",
            "550 5.7.1 on our block list"
        }) {
            answer = about;
            mailTo(2, "");
            drain();
        }

        assertThat(suppressed()).isEmpty();
        assertThat(states()).doesNotContain(MessageState.FAILED);
    }

    private void mailTo(int readers, String mark) {
        mailTo(readers, mark, "example.org");
    }

    private void mailTo(int readers, String mark, String domain) {
        for (int i = 0; i < readers; i++) {
            String email = run + "-" + mails.size() + mark + "@" + domain;
            String json = "[{\"email\":\"" + email + "\",\"tags\":[\"" + run + "\"],\"confirmed\":true,"
                    + "\"nothingUpcoming\":false,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"test\"}}]";
            assertThat(lists.run(ListImport.Format.JSON, json.getBytes(StandardCharsets.UTF_8), "test")
                            .created())
                    .isEqualTo(1);
            mails.put(
                    email,
                    outbox.enqueue(new NewMessage(
                            Set.of(MessageKind.TEST), email, null, TestComposer.NAME, "plain", clock.instant(), null)));
        }
    }

    private Set<String> suppressed() {
        return mails.keySet().stream()
                .filter(email -> suppressions.find(email).isPresent())
                .collect(Collectors.toSet());
    }

    private Set<MessageState> states() {
        return mails.values().stream()
                .map(id -> messages.read(id).summary().state())
                .collect(Collectors.toSet());
    }

    /** Connections of the server before it have to be found dead first. */
    private void drain() {
        for (int i = 0; i < 4; i++) {
            outbox.drain();
            clock.advance(Duration.ofSeconds(2));
        }
    }

    private long taken() {
        return server.taken().stream()
                .filter(mail -> mail.recipient().startsWith(run))
                .count();
    }

    private int recipients() {
        return (int) server.heard().stream()
                .filter(line -> line.contains("RCPT TO:"))
                .count();
    }
}
