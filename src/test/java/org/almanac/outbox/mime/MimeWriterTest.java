package org.almanac.outbox.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MailForm;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.smtp.OutgoingMail;
import org.junit.jupiter.api.Test;

class MimeWriterTest {
    private static final String CALENDAR = "text/calendar; method=PUBLISH; charset=utf-8";

    @Test
    void putsTextBeforeHtmlAndAttachmentsBesideThem() {
        Written body = written(mail("Köln", attachment(CALENDAR, "event.ics")));

        assertThat(body.contentType()).startsWith("multipart/mixed; boundary=\"=_");
        assertThat(text(body).lines().filter(line -> line.startsWith("Content-Type")))
                .satisfiesExactly(
                        type -> assertThat(type).startsWith("Content-Type: multipart/alternative;"),
                        type -> assertThat(type).isEqualTo("Content-Type: text/plain; charset=utf-8"),
                        type -> assertThat(type).isEqualTo("Content-Type: text/html; charset=utf-8"),
                        type -> assertThat(type).isEqualTo("Content-Type: " + CALENDAR + "; name=\"event.ics\""));
        assertThat(text(body)).contains("K=C3=B6ln");
    }

    @Test
    void isOnlyAlternativesWithoutAttachments() {
        Written body = written(mail("Köln"));

        assertThat(body.contentType()).startsWith("multipart/alternative; boundary=\"=_");
    }

    @Test
    void passesAnyServer() {
        String text = "dot\n.\n..\nend in space \n" + "x".repeat(2_000) + "\r\rFrom here\n\u0000\uD83D\uDE00=";

        String body = text(written(mail(text, attachment(CALENDAR, "event.ics"))));

        assertThat(body).matches("(?s)[\\x20-\\x7e\\r\\n]*").doesNotContain(" \r\n");
        assertThat(body.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(body.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void isTheSameEveryTime() {
        ComposeResult.Mail mail = mail("Köln", attachment(CALENDAR, "event.ics"));

        assertThat(text(written(mail))).isEqualTo(text(written(mail)));
    }

    @Test
    void fillsInTheBlanksOfEachPart() {
        MailForm form = new MailForm(
                Set.of(MessageKind.TEST),
                "s",
                "Stop: [link]\nor change: [link]",
                "<a href=\"[link]\">Köln</a>",
                List.of(),
                false,
                List.of("[link]"));

        MessageContent read =
                read(written(new ComposeResult.Mail(form, List.of("https://e.example/?a&\"b"), null, null)));

        assertThat(read.text()).isEqualTo("Stop: https://e.example/?a&\"b\nor change: https://e.example/?a&\"b");
        assertThat(read.html()).isEqualTo("<a href=\"https://e.example/?a&amp;&quot;b\">Köln</a>");
    }

    @Test
    void attachmentsOfOneNameAreNumbered() {
        String body = text(written(mail(
                "Köln",
                attachment(CALENDAR, "fair.ics"),
                attachment(CALENDAR, "Fair.ics"),
                attachment(CALENDAR, "fair-2.ics"),
                attachment(CALENDAR, "summit.ics"),
                attachment(CALENDAR, "fair"))));
        assertThat(body.lines().filter(line -> line.startsWith("Content-Disposition")))
                .map(line -> line.replaceAll(".*filename=\"|\"", ""))
                .containsExactly("fair.ics", "Fair-2.ics", "fair-2-2.ics", "summit.ics", "fair");
    }

    @Test
    void refusesAttachmentsThatWouldBreakTheHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(mail("", attachment("text/plain\r\nX: 1", "a.txt"))));
        assertThatIllegalArgumentException().isThrownBy(() -> written(mail("", attachment("text/plain", "a\".txt"))));
    }

    private static ComposeResult.Mail mail(String text, ComposeResult.Attachment... attachments) {
        return new ComposeResult.Mail(Set.of(MessageKind.TEST), "s", text, "<p>Köln</p>", null, List.of(attachments));
    }

    private static MessageContent read(Written body) {
        MessageSummary summary = new MessageSummary(
                UUID.randomUUID(),
                List.of(),
                "reader@example.org",
                null,
                MessageState.SENT,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                0,
                null,
                null);
        String mail = "Content-Type: " + body.contentType() + "\r\n\r\n" + text(body);
        return MimeReader.read(summary, true, mail.getBytes(StandardCharsets.US_ASCII));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(String contentType, byte[] octets) {}

    private static Written written(ComposeResult.Mail mail) {
        EncodedForm.Builder octets = new EncodedForm.Builder();
        MimeWriter writer = new MimeWriter(mail.form(), 0, octets);
        writer.write();
        return new Written(writer.contentType(), whole(octets.build("TEST", "Test"), mail.fillings()));
    }

    private static ComposeResult.Attachment attachment(String type, String name) {
        return new ComposeResult.Attachment(
                type, name, "BEGIN:VCALENDAR".repeat(40).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Written body) {
        return new String(body.octets(), StandardCharsets.US_ASCII);
    }

    private static byte[] whole(EncodedForm form, List<String> values) {
        return new OutgoingMail("bounces@example.org", "reader@example.org", form.pieces(), form.filled(values))
                .whole();
    }
}
