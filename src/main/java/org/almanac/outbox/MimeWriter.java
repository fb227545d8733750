package org.almanac.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes a mail's body (RFC 2045, RFC 2046): text, then HTML, as alternatives; attachments beside them. The same mail
 * always gives the same octets, and they pass any server, 8BITMIME or not.
 */
final class MimeWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final Pattern PARAMETERISED = Pattern.compile("[A-Za-z0-9/.+=;\" _-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
    private final String boundary;

    private MimeWriter(UUID id) {
        // "=_" occurs neither in quoted-printable nor in base64 (RFC 2045 §6.7).
        boundary = "=_" + id.toString().replace("-", "");
    }

    /**
     * @param contentType of the whole
     * @param octets lines of at most 76 octets of ASCII, ended by CR LF
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Body(String contentType, byte[] octets) {}

    /** @param id of the message; boundaries are made from it */
    static Body write(UUID id, Composition.Mail mail) {
        return new MimeWriter(id).write(mail);
    }

    private Body write(Composition.Mail mail) {
        if (mail.attachments().isEmpty()) {
            alternatives(mail);
            return new Body(multipart("alternative", "a"), body.toByteArray());
        }
        delimiter("m");
        header("Content-Type", multipart("alternative", "a"));
        ascii("\r\n");
        alternatives(mail);
        for (Composition.Attachment attachment : mail.attachments()) {
            delimiter("m");
            attachment(attachment);
        }
        end("m");
        return new Body(multipart("mixed", "m"), body.toByteArray());
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
        ascii("\r\n");
        QuotedPrintable.write(text.strip(), body);
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
        ascii("\r\n");
        body.writeBytes(Base64.getMimeEncoder(76, CRLF).encode(attachment.content()));
        ascii("\r\n");
    }

    private String multipart(String subtype, String level) {
        return "multipart/" + subtype + "; boundary=\"" + boundary + level + "\"";
    }

    private void header(String name, String value) {
        ascii(new MailHeader(name, value).line());
    }

    private void delimiter(String level) {
        ascii("--" + boundary + level + "\r\n");
    }

    private void end(String level) {
        ascii("--" + boundary + level + "--\r\n");
    }

    private void ascii(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
