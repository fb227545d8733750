package org.almanac.outbox.bounce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.Fault;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.mime.MailParts;
import org.almanac.outbox.mime.MailParts.Part;
import org.almanac.problem.Problem;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes to the bounce address: delivery reports (RFC 3464), complaints (RFC 5965), and the plain mails with
 * which some servers say that they gave up. What it reads is bounded, see {@link MailParts}.
 */
public final class BounceReader {
    /** Where a server writes down to whom a report went, besides {@code To}. */
    private static final Set<String> ENVELOPE =
            Set.of("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-rcpt-to", "return-path");

    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "virus", "opt-out", "opt-out-list");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^[> \\t]{0,20}message-id:\\s{0,20}<([^<>\\s]{3,200})>");
    private static final Pattern BRACKETS = Pattern.compile("<([^<>\\s]{3,200})>");
    private static final int MAX_IDS = 50;

    private final MailParts mail;
    private final List<String> envelopes = new ArrayList<>();
    private final List<String> messageIds = new ArrayList<>();
    private @Nullable String status;
    private @Nullable ReportFields feedback;
    private String text = "";
    private String html = "";

    private BounceReader(MailParts mail) {
        this.mail = mail;
    }

    /** @throws Problem of kind MALFORMED when it is no mail */
    public static BounceReport read(byte[] raw) {
        return new BounceReader(MailParts.read(raw)).report();
    }

    private BounceReport report() {
        takeEnvelope(mail.header());
        takeIds(mail.value("In-Reply-To"));
        takeIds(mail.value("References"));
        mail.parts().forEach(this::take);
        PlainTextReport plain = new PlainTextReport(mail, text.isEmpty() ? html : text);
        if (feedback != null) {
            return complaint(feedback);
        }
        return status != null ? delivery(status, plain) : inItsOwnWords(plain);
    }

    private void take(Part part) {
        switch (part.type()) {
            case "message/rfc822", "message/global" -> {
                List<Field> header = MailParts.header(part);
                takeEnvelope(header);
                header.stream()
                        .filter(field -> field.getName().equalsIgnoreCase("Message-ID"))
                        .forEach(field -> takeIds(MailParts.value(field)));
                takeText(part.text());
            }
            case "message/delivery-status", "message/global-delivery-status" ->
                status = status == null ? part.text() : status;
            case "message/feedback-report" -> feedback = ReportFields.read(part.text());
            // Only its header came back, or it came back as text.
            case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers" -> takeText(part.text());
            case "text/plain" -> {
                String content = part.text();
                text = text.isEmpty() ? content : text;
                takeText(content);
            }
            case "text/html" -> html = html.isEmpty() ? part.plain() : html;
            default -> {
                // Says nothing that the other parts do not.
            }
        }
    }

    private void takeText(String content) {
        MESSAGE_ID.matcher(content).results().limit(5).forEach(found -> takeId(found.group(1)));
    }

    private BounceReport complaint(ReportFields fields) {
        String type = fields.first("Feedback-Type").toLowerCase(Locale.ROOT);
        fields.all("Original-Mail-From").forEach(address -> envelopes.add(MailAddresses.bare(address)));
        String recipient = fields.first("Original-Rcpt-To");
        return result(
                COMPLAINTS.contains(type) ? BounceKind.COMPLAINT : BounceKind.OTHER,
                null,
                recipient.isEmpty() ? fields.first("Removal-Recipient") : recipient,
                null,
                type);
    }

    private BounceReport delivery(String content, PlainTextReport plain) {
        // Of several recipients a server behind the address has failed to reach, the mildest word counts.
        return ReportFields.recipients(content).stream()
                .map(fields -> delivery(fields, plain))
                .min(Comparator.comparing(BounceReader::rank))
                .orElseThrow();
    }

    private static int rank(BounceReport report) {
        return switch (report.kind()) {
            case SOFT -> report.fault() == Fault.SENDER ? 0 : 1;
            case HARD -> 2;
            case DELAYED -> 3;
            default -> 4;
        };
    }

    private BounceReport delivery(ReportFields fields, PlainTextReport plain) {
        String action = fields.first("Action").toLowerCase(Locale.ROOT);
        String diagnostic = fields.first("Diagnostic-Code");
        String reasons = fields.reasons();
        Refusal refusal = Refusal.of(fields.first("Status"), reasons);
        boolean open = refusal.status() == null || refusal.status().isUnspecific();
        if (open && !FaultTable.isTelling(refusal)) {
            refusal = Refusal.of(fields.first("Status"), reasons + " " + plain.reason());
        }
        Fault fault = null;
        BounceKind kind = BounceKind.OTHER;
        if (action.startsWith("delayed")) {
            kind = BounceKind.DELAYED;
        } else if (action.startsWith("failed") || (action.isEmpty() && refusal.status() != null)) {
            fault = fault(refusal, plain);
            kind = fault.kind();
        }
        String recipient = fields.first("Original-Recipient");
        return result(
                kind,
                fault,
                recipient.isEmpty() ? fields.first("Final-Recipient") : recipient,
                refusal.status(),
                diagnostic.isEmpty() ? reasons : diagnostic);
    }

    /** By the code alone it is about the mailbox only when the rest of the report does not speak of the sender. */
    private static Fault fault(Refusal refusal, PlainTextReport plain) {
        FaultTable.Verdict verdict = FaultTable.of(refusal);
        boolean doubted = !verdict.certain() && FaultTable.blamesTheSender(plain.head());
        return doubted ? Fault.SENDER : verdict.fault();
    }

    private BounceReport inItsOwnWords(PlainTextReport plain) {
        String failed = plain.failedRecipient();
        if (!plain.isByAServer()) {
            return result(BounceKind.OTHER, null, failed, null, "");
        }
        Refusal refusal = Refusal.of(null, plain.reason());
        if (refusal.status() == null && failed.isEmpty() && !FaultTable.isTelling(refusal)) {
            return result(BounceKind.OTHER, null, failed, null, "");
        }
        if (plain.isStillTrying()) {
            return result(BounceKind.DELAYED, null, failed, refusal.status(), plain.reason());
        }
        Fault fault = fault(refusal, plain);
        return result(fault.kind(), fault, failed, refusal.status(), plain.reason());
    }

    private BounceReport result(
            BounceKind kind, @Nullable Fault fault, String recipient, @Nullable BounceStatus code, String diagnostic) {
        String bare = ReportFields.address(recipient);
        String said = ReportFields.shown(diagnostic);
        return new BounceReport(
                kind,
                fault,
                bare.isEmpty() ? null : bare,
                code == null ? null : code.toString(),
                said.isEmpty() ? null : said,
                List.copyOf(envelopes),
                List.copyOf(messageIds));
    }

    private void takeEnvelope(List<Field> header) {
        for (Field field : header) {
            if (ENVELOPE.contains(field.getName().toLowerCase(Locale.ROOT))) {
                for (String address : MailParts.value(field).split("[,\\s]+", 100)) {
                    envelopes.add(MailAddresses.bare(address));
                }
            }
        }
    }

    private void takeIds(String value) {
        BRACKETS.matcher(value).results().limit(20).forEach(found -> takeId(found.group(1)));
    }

    private void takeId(String id) {
        if (messageIds.size() < MAX_IDS) {
            messageIds.add(id);
        }
    }
}
