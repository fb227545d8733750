package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRejected;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
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
class DeliveryTest {
    private final Outbox outbox;
    private final Messages messages;
    private final TestComposer composer;
    private final Rejections rejections;
    private final TestClock clock;
    private final String who = UUID.randomUUID() + "@example.org";

    @Inject
    DeliveryTest(Outbox outbox, Messages messages, TestComposer composer, Rejections rejections, TestClock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.composer = composer;
        this.rejections = rejections;
        this.clock = clock;
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sendsWhatIsDueAndKeepsItReadable() throws MessagingException {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue(who, "plain", null);

            outbox.drain();

            MimeMessage mail = server.receivedBy(who).get(0);
            assertThat(mail.getMessageID()).isEqualTo("<" + id + "@events.example.org>");
            MessageContent kept = messages.read(id);
            assertThat(kept.sent()).isTrue();
            assertThat(kept.summary().state()).isEqualTo(MessageState.SENT);
            assertThat(kept.summary().subject()).isEqualTo("Test");
            assertThat(kept.text()).isEqualTo("It works.");
            assertThat(kept.html()).contains("<p>It works.</p>");
        }
    }

    @Test
    void whatNoStackHasRoomForFailsWithItsReasonAndTheRestGoesOut() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID deep = enqueue("deep" + who, "deep", null);
            UUID sound = enqueue(who, "plain", null);

            outbox.drain();

            assertThat(state(sound)).isEqualTo(MessageState.SENT);
            MessageSummary failed = messages.read(deep).summary();
            assertThat(failed.state()).isEqualTo(MessageState.FAILED);
            assertThat(failed.reason()).isEqualTo("could not be written: StackOverflowError");
            assertThat(server.receivedBy("deep" + who)).isEmpty();
        }
    }

    @Test
    void leavesWhatIsNotDueYet() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = outbox.enqueue(message(who, "plain", clock.instant().plusSeconds(60), null));

            outbox.drain();
            assertThat(state(id)).isEqualTo(MessageState.QUEUED);

            clock.advance(Duration.ofSeconds(61));
            outbox.drain();
            assertThat(server.receivedBy(who)).hasSize(1);
        }
    }

    @Test
    void triesAgainLaterWithTheSameMessageId() throws MessagingException {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue("later" + who, "plain", null);

            outbox.drain();
            MessageSummary first = messages.read(id).summary();
            assertThat(first.state()).isEqualTo(MessageState.RETRY);
            assertThat(first.attempts()).isEqualTo(1);
            assertThat(first.smtpReply()).isEqualTo("451 4.3.0 try again later");
            assertThat(Duration.between(clock.instant(), first.nextAttemptAt()))
                    .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));

            server.takeEverything();
            clock.advance(Duration.ofMinutes(1));
            outbox.drain();
            assertThat(state(id)).isEqualTo(MessageState.SENT);
            assertThat(server.receivedBy("later" + who)).hasSize(1);
            assertThat(server.receivedBy("later" + who).get(0).getMessageID()).contains(id.toString());
        }
    }

    @Test
    void givesUpWhenTheServerAsksToTryLaterOnceTooOften() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue("later" + who, "plain", null);

            for (int i = 0; i < 8; i++) {
                outbox.drain();
                clock.advance(Duration.ofHours(12));
            }

            assertThat(state(id)).isEqualTo(MessageState.FAILED);
            assertThat(server.attempts()).filteredOn(("later" + who)::equals).hasSize(8);
            assertThat(rejections.of(id)).isEmpty();
        }
    }

    @Test
    void failsForGoodAndTellsUpwardWhoWasRejected() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID unknown = enqueue("unknown" + who, "plain", null);

            outbox.drain();

            assertThat(state(unknown)).isEqualTo(MessageState.FAILED);
            assertThat(rejections.of(unknown))
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected.reply()).isEqualTo("550 5.1.1 no such user"))
                    .satisfies(rejected -> assertThat(rejected.recipient()).isEqualTo("unknown" + who));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void whatAServerDoesNotWantFromUsIsTriedAgainAndHeldAgainstNobody() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID refused = enqueue("refused" + who, "plain", null);

            outbox.drain();
            assertThat(state(refused)).isEqualTo(MessageState.RETRY);
            assertThat(messages.read(refused).summary().smtpReply()).isEqualTo("554 5.7.1 not wanted");
            assertThat(rejections.of(refused)).isEmpty();

            server.takeEverything();
            clock.advance(Duration.ofMinutes(1));
            outbox.drain();
            assertThat(state(refused)).isEqualTo(MessageState.SENT);
        }
    }

    @Test
    void aServerThatIsDownStopsTheLineAndCostsNoAttempt() {
        UUID id = enqueue(who, "plain", null);

        outbox.drain();
        assertThat(messages.read(id).summary().attempts()).isZero();
        assertThat(state(id)).isEqualTo(MessageState.QUEUED);

        try (TestMailServer server = TestMailServer.start()) {
            outbox.drain();
            assertThat(server.received()).as("the line is stopped").isEmpty();

            clock.advance(Duration.ofSeconds(11));
            outbox.drain();
            assertThat(server.receivedBy(who)).hasSize(1);
        }
    }

    @Test
    void aServerThatStaysDownIsTriedAfterPausesThatGrowButNotForLongerThanItIsLeftInPeace() {
        UUID id = enqueue(who, "plain", null);
        for (int i = 0; i < 10; i++) {
            outbox.drain();
            clock.advance(Duration.ofSeconds(10));
        }

        try (TestMailServer server = TestMailServer.start()) {
            outbox.drain();
            assertThat(server.receivedBy(who)).hasSize(1);
        }
        assertThat(messages.read(id).summary().attempts()).isZero();
    }

    @Test
    void anOperatorPausesAndResumes() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue(who, "plain", null);
            outbox.pause();
            outbox.drain();
            assertThat(outbox.pausedSince()).isPresent();
            assertThat(state(id)).isEqualTo(MessageState.QUEUED);

            outbox.resume();
            outbox.drain();
            assertThat(outbox.pausedSince()).isEmpty();
            assertThat(server.receivedBy(who)).hasSize(1);
        }
    }

    @Test
    void whatHasFailedMayBeTriedAgainWithTheSameMessageId() throws MessagingException {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue("unknown" + who, "plain", null);
            outbox.drain();
            assertThat(state(id)).isEqualTo(MessageState.FAILED);

            server.takeEverything();
            assertThat(outbox.retry(id)).isTrue();
            outbox.drain();
            assertThat(state(id)).isEqualTo(MessageState.SENT);
            assertThat(server.receivedBy("unknown" + who).get(0).getMessageID()).contains(id.toString());
            assertThat(outbox.retry(id)).isFalse();
        }
    }

    @Test
    void skipsWhatIsLate() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID id = enqueue(who, "plain", clock.instant().plusSeconds(30));
            clock.advance(Duration.ofSeconds(31));

            outbox.drain();

            assertThat(state(id)).isEqualTo(MessageState.SKIPPED);
            assertThat(messages.read(id).skipped()).isEqualTo("late");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void skipsWhatItsComposerNoLongerWantsToSay() {
        try (TestMailServer server = TestMailServer.start()) {
            composer.answer("gone", new ComposeResult.Skip("unfollowed"));
            UUID id = enqueue(who, "gone", null);

            outbox.drain();

            assertThat(messages.read(id).summary().reason()).isEqualTo("unfollowed");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void oneThatCannotBeWrittenDoesNotKeepTheOthers() {
        try (TestMailServer server = TestMailServer.start()) {
            UUID broken = enqueue(who, "broken", null);
            UUID sound = enqueue(who, "plain", null);

            outbox.drain();

            assertThat(state(broken)).isEqualTo(MessageState.RETRY);
            assertThat(state(sound)).isEqualTo(MessageState.SENT);
            assertThat(server.receivedBy(who)).hasSize(1);
        }
    }

    @Test
    void aTitleWithLineBreaksIsOneSubjectLine() throws MessagingException {
        try (TestMailServer server = TestMailServer.start()) {
            composer.answer("breaks", TestComposer.mail("Summit\r\nBcc: all@example.org\n\nX-Evil: 1"));
            enqueue(who, "breaks", null);

            outbox.drain();

            MimeMessage mail = server.receivedBy(who).get(0);
            assertThat(mail.getSubject()).isEqualTo("Summit Bcc: all@example.org X-Evil: 1");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("X-Evil")).isNull();
        }
    }

    @Test
    void aListMailSaysHowToLeaveTheList() throws MessagingException {
        try (TestMailServer server = TestMailServer.start()) {
            ComposeResult.Mail plain = TestComposer.mail("Köln");
            String link = "https://events.example.org/unsubscribe/abc";
            composer.answer(
                    "list",
                    new ComposeResult.Mail(
                            Set.of(MessageKind.NOTHING_UPCOMING, MessageKind.REMINDER),
                            plain.form().subject(),
                            plain.form().text(),
                            plain.form().html(),
                            new ComposeResult.Unsubscribe(link, "abc"),
                            List.of()));
            enqueue(who, "list", null);

            outbox.drain();

            MimeMessage mail = server.receivedBy(who).get(0);
            assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s+", " "))
                    .isEqualTo("<" + link + ">, <mailto:events@events.example.org?subject=unsubscribe%20abc>");
            assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(mail.getHeader("List-Id", null)).endsWith("<events.events.example.org>");
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getHeader("X-Almanac-Kind", null)).isEqualTo("REMINDER,NOTHING_UPCOMING");
            assertThat(mail.getHeader("Cc")).isNull();
            assertThat(mail.getHeader("Date")).hasSize(1);
        }
    }

    @Test
    void showsWhatWouldBeSentBeforeItIs() {
        UUID id = outbox.enqueue(message(who, "plain", clock.instant().plusSeconds(3600), null));

        MessageContent preview = messages.read(id);

        assertThat(preview.sent()).isFalse();
        assertThat(preview.text()).isEqualTo("It works.");
        assertThat(preview.headers()).extracting(MessageContent.Header::name).contains("Message-ID", "Subject");
        assertThat(state(id)).isEqualTo(MessageState.QUEUED);
    }

    private UUID enqueue(String recipient, String reference, @Nullable Instant usefulUntil) {
        return outbox.enqueue(message(recipient, reference, clock.instant(), usefulUntil));
    }

    private static NewMessage message(
            String recipient, String reference, Instant dueAt, @Nullable Instant usefulUntil) {
        return new NewMessage(
                Set.of(MessageKind.TEST), recipient, null, TestComposer.NAME, reference, dueAt, usefulUntil);
    }

    private MessageState state(UUID id) {
        return messages.read(id).summary().state();
    }

    /** Hears what the outbox tells upward. */
    @Singleton
    static class Rejections {
        private final List<MessageRejected> heard = new CopyOnWriteArrayList<>();

        void hear(@Observes MessageRejected rejected) {
            heard.add(rejected);
        }

        List<MessageRejected> of(UUID messageId) {
            return heard.stream().filter(r -> r.messageId().equals(messageId)).toList();
        }
    }
}
