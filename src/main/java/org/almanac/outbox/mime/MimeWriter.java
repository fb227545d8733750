package org.almanac.outbox.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.almanac.encoding.Sha256;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MailForm;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of mails (RFC 2045, RFC 2046): text, then HTML, as alternatives; attachments beside them. The same
 * form always gives the same octets, and they pass any server, 8BITMIME or not.
 */
public final class MimeWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final Pattern PARAMETERISED = Pattern.compile("[A-Za-z0-9/.+=;\" _-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final int BOUNDARY_OCTETS = 16;

    private final MailForm form;
    private final String boundary;
    private final int firstBlank;
    private final EncodedForm.Builder body;

    /**
     * @param firstBlank the number of the value that goes into the form's first blank
     * @param body where to write to
     */
    public MimeWriter(MailForm form, int firstBlank, EncodedForm.Builder body) {
        this.form = form;
        // "=_" occurs neither in quoted-printable nor in base64 (RFC 2045 §6.7).
        this.boundary = "=_" + digest(form);
        this.firstBlank = firstBlank;
        this.body = body;
    }

    private static String digest(MailForm form) {
        MessageDigest digest = Sha256.begin();
        digest.update(form.text().getBytes(StandardCharsets.UTF_8));
        digest.update(form.html().getBytes(StandardCharsets.UTF_8));
        form.attachments().forEach(attachment -> digest.update(attachment.content()));
        return HexFormat.of().formatHex(digest.digest(), 0, BOUNDARY_OCTETS);
    }

    /** Of the whole, as the mail's header has it. */
    public String contentType() {
        return form.attachments().isEmpty() ? multipart("alternative", "a") : multipart("mixed", "m");
    }

    /** Lines of at most 76 octets of ASCII, ended by CR LF. */
    public void write() {
        if (form.attachments().isEmpty()) {
            alternatives();
            return;
        }
        delimiter("m");
        header("Content-Type", multipart("alternative", "a"));
        ascii("\r\n");
        alternatives();
        for (ComposeResult.Attachment attachment : form.attachments()) {
            delimiter("m");
            attachment(attachment);
        }
        end("m");
    }

    private void alternatives() {
        delimiter("a");
        text("plain", form.text(), EncodedForm.Encoding.TEXT);
        delimiter("a");
        text("html", form.html(), EncodedForm.Encoding.HTML);
        end("a");
    }

    private void text(String subtype, String text, EncodedForm.Encoding encoding) {
        header("Content-Type", "text/" + subtype + "; charset=utf-8");
        header("Content-Transfer-Encoding", "quoted-printable");
        ascii("\r\n");
        String rest = text.strip();
        Blank blank = nextBlank(rest);
        if (blank == null) {
            QuotedPrintable.write(rest, body.octets());
            return;
        }
        QuotedPrintable.writeBefore(rest.substring(0, blank.from), body.octets());
        while (blank != null) {
            body.gap(firstBlank + blank.number, encoding);
            rest = rest.substring(blank.to);
            blank = nextBlank(rest);
            if (blank != null) {
                QuotedPrintable.writeBetween(rest.substring(0, blank.from), body.octets());
            }
        }
        QuotedPrintable.writeAfter(rest, body.octets());
    }

    private record Blank(int number, int from, int to) {}

    private @Nullable Blank nextBlank(String text) {
        Blank next = null;
        for (int number = 0; number < form.blanks().size(); number++) {
            String blank = form.blanks().get(number);
            int at = text.indexOf(blank);
            if (at >= 0 && (next == null || at < next.from)) {
                next = new Blank(number, at, at + blank.length());
            }
        }
        return next;
    }

    private void attachment(ComposeResult.Attachment attachment) {
        String name = attachment.fileName();
        if (!PARAMETERISED.matcher(attachment.contentType()).matches()
                || !FILE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an attachment's type or name cannot stand in a header");
        }
        header("Content-Type", attachment.contentType() + "; name=\"" + name + "\"");
        header("Content-Transfer-Encoding", "base64");
        header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        ascii("\r\n");
        body.octets().writeBytes(Base64.getMimeEncoder(76, CRLF).encode(attachment.content()));
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
        body.ascii(text);
    }
}
