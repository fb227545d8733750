package org.almanac.outbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MailForm;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.Messages;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.TestMailServer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchivedFormsTest {
    private final Outbox outbox;
    private final Messages messages;
    private final ArchivedForms forms;
    private final TestComposer composer;
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    ArchivedFormsTest(
            Outbox outbox,
            Messages messages,
            ArchivedForms forms,
            TestComposer composer,
            EntityManager entities,
            Clock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.forms = forms;
        this.composer = composer;
        this.entities = entities;
        this.clock = clock;
    }

    @Test
    void mailsOfOneFormAreKeptAsTheyWereSent() throws IOException, MessagingException {
        MailForm form = new MailForm(
                Set.of(MessageKind.REMINDER),
                "Köln",
                "Grüße. Stop: [link]\n.\nBye",
                "<!DOCTYPE html><html lang=\"de\"><body><a href=\"[link]\">Stop</a></body></html>",
                List.of(new ComposeResult.Attachment(
                        "text/calendar; method=PUBLISH; charset=utf-8",
                        "event.ics",
                        "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8))),
                true,
                List.of("[link]"));
        List<UUID> ids = new ArrayList<>();
        try (TestMailServer server = TestMailServer.start()) {
            for (int i = 0; i < 3; i++) {
                ids.add(enqueue(form, "https://events.example/unsubscribe/" + "x".repeat(60) + i));
            }
            outbox.drain();

            for (int i = 0; i < 3; i++) {
                assertThat(kept(ids.get(i)))
                        .isEqualTo(
                                octets(server.receivedBy(recipient(ids.get(i))).get(0)));
                assertThat(messages.read(ids.get(i)).html()).contains("unsubscribe/" + "x".repeat(60) + i + "\"");
            }
        }
        assertThat(ids.stream().filter(id -> content(id)[0] == 2)).hasSize(2);
        assertThat(ids.stream().filter(id -> content(id)[0] == 2))
                .allSatisfy(id -> assertThat(content(id)).hasSizeLessThan(600));
    }

    private UUID enqueue(MailForm form, String link) {
        String reference = UUID.randomUUID().toString();
        composer.answer(
                reference,
                new ComposeResult.Mail(form, List.of(link), new ComposeResult.Unsubscribe(link, reference), null));
        return outbox.enqueue(new NewMessage(
                Set.of(MessageKind.REMINDER),
                reference + "@example.org",
                null,
                TestComposer.NAME,
                reference,
                clock.instant(),
                null));
    }

    private String recipient(UUID id) {
        return messages.read(id).summary().recipient();
    }

    private byte[] content(UUID id) {
        return (byte[])
                entities.createNativeQuery("select content from message_content where message_id = :id", byte[].class)
                        .setParameter("id", id)
                        .getSingleResult();
    }

    private String kept(UUID id) {
        return new String(ArchiveCodec.restore(content(id), forms::read), StandardCharsets.US_ASCII).stripTrailing();
    }

    /** As it came, without what the server put before it and the end of the last line, which it drops. */
    private static String octets(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        mail.writeTo(octets);
        String whole = octets.toString(StandardCharsets.US_ASCII);
        return whole.substring(whole.indexOf("Date: ")).stripTrailing();
    }
}
