package org.almanac.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.almanac.problem.Problem;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes to the bounce address: delivery reports (RFC 3464), complaints (RFC 5965), and the plain mails with
 * which some servers say that they gave up. What it reads is bounded in size, headers and depth.
 */
final class BounceReader {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 50;
    private static final MimeConfig BOUNDS = MimeConfig.custom()
            .setMaxLineLen(100_000)
            .setMaxHeaderLen(100_000)
            .setMaxHeaderCount(1_000)
            .build();

    /** Where a server writes down to whom a report went, besides {@code To}. */
    private static final Set<String> ENVELOPE =
            Set.of("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-rcpt-to", "return-path");

    /** One of them stands in every mail; a body of something else has none. */
    private static final List<String> USUAL = List.of("From", "To", "Date", "Received", "Return-Path");

    private static final Pattern DAEMON =
            Pattern.compile("(?i).*\\b(mailer-daemon|postmaster|mail-daemon)\\b.*", Pattern.DOTALL);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[> ]*message-id:\\s*<([^<>\\s]{3,200})>");
    private static final Pattern BRACKETS = Pattern.compile("<([^<>\\s]{3,200})>");

    private final List<String> envelopes = new ArrayList<>();
    private final List<String> messageIds = new ArrayList<>();
    private @Nullable ReportFields status;
    private @Nullable ReportFields feedback;
    private String text = "";
    private int parts;

    private BounceReader() {}

    /** @throws Problem of kind MALFORMED when it is no mail */
    static BounceReport read(byte[] raw) {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(BOUNDS);
            Message mail = builder.parseMessage(new ByteArrayInputStream(raw));
            if (mail.getHeader() == null
                    || USUAL.stream().allMatch(name -> mail.getHeader().getField(name) == null)) {
                throw notAMail();
            }
            return new BounceReader().report(mail);
        } catch (IOException | StackOverflowError e) {
            throw notAMail();
        }
    }

    private static Problem notAMail() {
        return Problem.malformed("The body is no mail; send it as it arrived, headers first (RFC 5322).");
    }

    private BounceReport report(Message mail) throws IOException {
        takeEnvelope(mail.getHeader());
        takeIds(mail.getHeader(), "In-Reply-To");
        takeIds(mail.getHeader(), "References");
        take(mail, 0);
        if (feedback != null) {
            return complaint(feedback);
        }
        if (status != null) {
            return delivery(status);
        }
        return plain(mail.getHeader());
    }

    private void take(Entity part, int depth) throws IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        if (part.getBody() instanceof Multipart multipart) {
            for (Entity inner : multipart.getBodyParts()) {
                take(inner, depth + 1);
            }
        } else if (part.getBody() instanceof Message returned) {
            takeEnvelope(returned.getHeader());
            takeIds(returned.getHeader(), "Message-ID");
        } else if (part.getBody() instanceof SingleBody body) {
            take(part.getMimeType().toLowerCase(Locale.ROOT), body);
        }
    }

    private void take(String type, SingleBody body) throws IOException {
        switch (type) {
            case "message/delivery-status", "message/global-delivery-status" ->
                status = ReportFields.read(content(body));
            case "message/feedback-report" -> feedback = ReportFields.read(content(body));
            // Only its header came back, or it came back as text.
            case "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers" ->
                takeText(content(body));
            case "text/plain" -> {
                String content = content(body);
                text = text.isEmpty() ? content : text;
                takeText(content);
            }
            default -> {
                // Says nothing that the other parts do not.
            }
        }
    }

    private void takeText(String content) {
        MESSAGE_ID.matcher(content).results().limit(5).forEach(found -> messageIds.add(found.group(1)));
    }

    private BounceReport complaint(ReportFields fields) {
        String type = fields.first("Feedback-Type").toLowerCase(Locale.ROOT);
        fields.all("Original-Mail-From").forEach(address -> envelopes.add(Addresses.bare(address)));
        String recipient = fields.first("Original-Rcpt-To");
        return result(
                Set.of("abuse", "fraud", "virus", "opt-out", "opt-out-list").contains(type)
                        ? BounceKind.COMPLAINT
                        : BounceKind.OTHER,
                recipient.isEmpty() ? fields.first("Removal-Recipient") : recipient,
                null,
                type);
    }

    private BounceReport delivery(ReportFields fields) {
        String action = fields.first("Action").toLowerCase(Locale.ROOT);
        String diagnostic = fields.first("Diagnostic-Code");
        BounceStatus code = BounceStatus.of(fields.first("Status"), diagnostic).orElse(null);
        String recipient = fields.first("Original-Recipient");
        return result(
                kind(action, code),
                recipient.isEmpty() ? fields.first("Final-Recipient") : recipient,
                code,
                diagnostic);
    }

    private static BounceKind kind(String action, @Nullable BounceStatus code) {
        return switch (action) {
            case "failed", "" -> code == null ? action.isEmpty() ? BounceKind.OTHER : BounceKind.SOFT : code.kind();
            case "delayed" -> BounceKind.DELAYED;
            default -> BounceKind.OTHER;
        };
    }

    /** A mail of a mail server in its own words, as Exim and qmail write them. */
    private BounceReport plain(Header header) {
        String failed = value(header, "X-Failed-Recipients");
        boolean server =
                !failed.isEmpty() || DAEMON.matcher(value(header, "From")).matches();
        BounceStatus code = server ? BounceStatus.find(text).orElse(null) : null;
        boolean warning = text.toLowerCase(Locale.ROOT).contains("not yet been delivered");
        if (!server || (code == null && failed.isEmpty())) {
            return result(BounceKind.OTHER, failed, null, "");
        }
        BounceKind given = code == null ? BounceKind.SOFT : code.kind();
        return result(warning ? BounceKind.DELAYED : given, failed, code, line(text, code));
    }

    private static String line(String text, @Nullable BounceStatus code) {
        return text.lines()
                .filter(line -> code != null && BounceStatus.find(line).isPresent())
                .findFirst()
                .orElse("");
    }

    private BounceReport result(BounceKind kind, String recipient, @Nullable BounceStatus code, String diagnostic) {
        String bare = ReportFields.address(recipient);
        String said = ReportFields.shown(diagnostic);
        return new BounceReport(
                kind,
                bare.isEmpty() ? null : bare,
                code == null ? null : code.toString(),
                said.isEmpty() ? null : said,
                List.copyOf(envelopes),
                List.copyOf(messageIds));
    }

    private void takeEnvelope(Header header) {
        for (Field field : header.getFields()) {
            if (ENVELOPE.contains(field.getName().toLowerCase(Locale.ROOT))) {
                for (String address : value(field).split("[,\\s]+", 100)) {
                    envelopes.add(Addresses.bare(address));
                }
            }
        }
    }

    private void takeIds(Header header, String name) {
        BRACKETS.matcher(value(header, name)).results().limit(20).forEach(found -> messageIds.add(found.group(1)));
    }

    private static String value(Header header, String name) {
        Field field = header.getField(name);
        return field == null ? "" : value(field);
    }

    private static String value(Field field) {
        return field.getBody() == null
                ? ""
                : MimeUtil.unscrambleHeaderValue(field.getBody()).strip();
    }

    private static String content(SingleBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
