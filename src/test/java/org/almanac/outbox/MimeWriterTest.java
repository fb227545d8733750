package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MimeWriterTest {
    private static final UUID ID = UUID.fromString("0198f2a0-0000-7000-8000-000000000001");
    private static final String CALENDAR = "text/calendar; method=PUBLISH; charset=utf-8";

    @Test
    void putsTextBeforeHtmlAndAttachmentsBesideThem() {
        MimeWriter.Body body = MimeWriter.write(ID, mail("Köln", attachment(CALENDAR, "event.ics")));

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
        MimeWriter.Body body = MimeWriter.write(ID, mail("Köln"));

        assertThat(body.contentType()).startsWith("multipart/alternative; boundary=\"=_");
    }

    @Test
    void passesAnyServer() {
        String text = "dot\n.\n..\nend in space \n" + "x".repeat(2_000) + "\r\rFrom here\n\u0000\uD83D\uDE00=";

        String body = text(MimeWriter.write(ID, mail(text, attachment(CALENDAR, "event.ics"))));

        assertThat(body).matches("(?s)[\\x20-\\x7e\\r\\n]*").doesNotContain(" \r\n");
        assertThat(body.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(body.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void isTheSameEveryTime() {
        Composition.Mail mail = mail("Köln", attachment(CALENDAR, "event.ics"));

        assertThat(text(MimeWriter.write(ID, mail))).isEqualTo(text(MimeWriter.write(ID, mail)));
    }

    @Test
    void refusesAttachmentsThatWouldBreakTheHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MimeWriter.write(ID, mail("", attachment("text/plain\r\nX: 1", "a.txt"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MimeWriter.write(ID, mail("", attachment("text/plain", "a\".txt"))));
    }

    private static Composition.Mail mail(String text, Composition.Attachment... attachments) {
        return new Composition.Mail(Set.of(MessageKind.TEST), "s", text, "<p>Köln</p>", null, List.of(attachments));
    }

    private static Composition.Attachment attachment(String type, String name) {
        return new Composition.Attachment(
                type, name, "BEGIN:VCALENDAR".repeat(40).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(MimeWriter.Body body) {
        return new String(body.octets(), StandardCharsets.US_ASCII);
    }
}
