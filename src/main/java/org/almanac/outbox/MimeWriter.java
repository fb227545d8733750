package org.almanac.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * Writes a mail's body (RFC 2045, RFC 2046): text, then HTML, as alternatives; attachments beside them. The same mail
 * always gives the same octets, and they pass any server, 8BITMIME or not.
 */
final class MimeWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\n");
    private static final Pattern PARAMETERISED = Pattern.compile("[A-Za-z0-9/.+=;\" _-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private final StringBuilder body = new StringBuilder();
    private final String boundary;

    private MimeWriter(UUID id) {
        // "=_" occurs neither in quoted-printable nor in base64 (RFC 2045 §6.7).
        boundary = "=_" + id.toString().replace("-", "");
    }

    /** The content type of the whole and its body. */
    record Body(String contentType, String text) {}

    /** @param id of the message; boundaries are made from it */
    static Body write(UUID id, Composition.Mail mail) {
        return new MimeWriter(id).write(mail);
    }

    private Body write(Composition.Mail mail) {
        if (mail.attachments().isEmpty()) {
            alternatives(mail);
            return new Body(multipart("alternative", "a"), body.toString());
        }
        delimiter("m");
        header("Content-Type", multipart("alternative", "a"));
        body.append("\r\n");
        alternatives(mail);
        for (Composition.Attachment attachment : mail.attachments()) {
            delimiter("m");
            attachment(attachment);
        }
        end("m");
        return new Body(multipart("mixed", "m"), body.toString());
    }

    private void alternatives(Composition.Mail mail) {
        delimiter("a");
        text("plain", mail.text());
        delimiter("a");
        text("html", mail.html());
        end("a");
    }

    private void text(String subtype, String text) {
        header("Content-Type", "text/" + subtype + "; charset=utf-8");
        header("Content-Transfer-Encoding", "quoted-printable");
        body.append("\r\n").append(quotedPrintable(text));
    }

    private void attachment(Composition.Attachment attachment) {
        String name = attachment.fileName();
        if (!PARAMETERISED.matcher(attachment.contentType()).matches()
                || !FILE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an attachment's type or name cannot stand in a header");
        }
        header("Content-Type", attachment.contentType() + "; name=\"" + name + "\"");
        header("Content-Transfer-Encoding", "base64");
        header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        body.append("\r\n")
                .append(Base64.getMimeEncoder(76, CRLF).encodeToString(attachment.content()))
                .append("\r\n");
    }

    private static String quotedPrintable(String text) {
        byte[] lines = LINE_END.matcher(text.strip() + "\n").replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(lines.length * 5 / 4);
        try {
            EncoderUtil.encodeQ(new ByteArrayInputStream(lines), encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toString(StandardCharsets.US_ASCII);
    }

    private String multipart(String subtype, String level) {
        return "multipart/" + subtype + "; boundary=\"" + boundary + level + "\"";
    }

    private void header(String name, String value) {
        body.append(new MailHeader(name, value).line());
    }

    private void delimiter(String level) {
        body.append("--").append(boundary).append(level).append("\r\n");
    }

    private void end(String level) {
        body.append("--").append(boundary).append(level).append("--\r\n");
    }
}
