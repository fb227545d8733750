package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.almanac.outbox.KeptMails;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.time.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is erased while mails are claimed, written and sent gets none that had not been begun, and leaves no trace. */
@QuarkusTest
class ErasedWhileSendingTest {
    private final String domain = UUID.randomUUID() + ".example";

    @Inject
    Outbox outbox;

    @Inject
    SubscriberDirectory directory;

    @Inject
    KeptMails kept;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @AfterEach
    void reset() {
        outbox.resume();
        clock.reset();
    }

    @Test
    void aLetterThatIsWrittenAndWaitsIsNotBegunAnyMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> readers = new ArrayList<>();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(turn -> answer(turn, begun, goOn), port)) {
            for (int i = 0; i < 60; i++) {
                readers.add("reader-" + i + "@" + domain);
                enqueue(readers.get(i));
            }
            CompletableFuture<Void> run = CompletableFuture.runAsync(outbox::drain);
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            String last = readers.get(readers.size() - 1);

            directory.erase(last);
            TimeUnit.MILLISECONDS.sleep(1_200);
            goOn.countDown();
            run.get(60, TimeUnit.SECONDS);
            outbox.drain();

            assertThat(to(server, last)).isZero();
            assertThat(readers.subList(0, readers.size() - 1))
                    .allSatisfy(reader -> assertThat(to(server, reader)).isEqualTo(1));
            assertThat(kept.texts()).doesNotContain(last);
        }
    }

    /** What was given to the server at that moment may have arrived; of all others nothing goes out afterwards. */
    @Test
    void erasingManyWhileTheyAreSentToLeavesNoTraceOfThem() throws IOException {
        List<String> readers = new ArrayList<>();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(turn -> null, port)) {
            for (int i = 0; i < 200; i++) {
                readers.add("many-" + i + "@" + domain);
                enqueue(readers.get(i));
            }
            CompletableFuture<Void> run = CompletableFuture.runAsync(outbox::drain);
            readers.forEach(directory::erase);
            run.join();
            long taken = to(server, domain);

            clock.advance(Duration.ofHours(1));
            outbox.drain();

            assertThat(to(server, domain)).isEqualTo(taken);
            assertThat(kept.texts()).doesNotContain("many-1", domain);
        }
    }

    private static @Nullable String answer(ScriptedSmtpServer.Turn turn, CountDownLatch begun, CountDownLatch goOn) {
        if (turn.verb().equals("RCPT")) {
            begun.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return null;
    }

    private static long to(ScriptedSmtpServer server, String reader) {
        return server.taken().stream()
                .filter(mail -> mail.recipient().contains(reader))
                .count();
    }

    private void enqueue(String reader) {
        outbox.enqueue(
                new NewMessage(Set.of(MessageKind.TEST), reader, null, TestComposer.NAME, null, clock.instant(), null));
    }
}
