package org.almanac.outbox.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.mime.MailParts;

/** A report in a server's own words, in whatever language, as Exim, qmail and Exchange write them. */
final class PlainTextReport {
    private static final Pattern DAEMON = Pattern.compile(
            "(?i)(?:mailer-?daemon|mail-?daemon|postmaster|maildaemon|microsoftexchange[0-9a-f]*|mail-?delivery[\\w-]*)@.*|"
                    + ".*\\b(?:mailer-daemon|postmaster|mail-daemon)\\b.*",
            Pattern.DOTALL);
    /** A reply in full, as nobody but a server writes it. */
    private static final Pattern REPLY = Pattern.compile(
            "(?<!\\d)[45]\\d\\d[ -]\\(?#?[45]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)|\\(#[45]\\.\\d{1,3}\\.\\d{1,3}\\)");
    /** What follows is the mail that came back. */
    private static final Pattern COPY =
            Pattern.compile("(?im)^(?:-{2,} ?[\\p{L}].{0,200}|[|-]{2,}[- ]{0,60}(?:original|message|copy).{0,100}"
                    + "|(?:return-path|received|message-id|dkim-signature):.*)$");

    private static final Pattern WAITING = Pattern.compile(
            "(?i)not yet been delivered|has been delayed|is delayed|delayed mail|delivery delayed|still (?:being|trying|in)"
                    + "|will (?:be retried|keep trying|retry)|this is a warning|no action is required|verz\u00f6ger"
                    + "|noch nicht zugestellt|weiterhin versucht|retard|sera r\u00e9essay|ha sido retrasad|in ritardo");
    private static final Set<String> OF_A_PERSON =
            Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Vacation", "List-Id");
    private static final int REASON_LINES = 4;

    private final MailParts mail;
    private final String text;

    /** @param text of the mail, for readers */
    PlainTextReport(MailParts mail, String text) {
        this.mail = mail;
        this.text = text;
    }

    /** Whether a server wrote it, by what its header says. */
    boolean isByAServer() {
        String auto = mail.value("Auto-Submitted").toLowerCase(Locale.ROOT);
        boolean person = auto.contains("vacation")
                || OF_A_PERSON.stream().anyMatch(name -> !mail.value(name).isEmpty())
                || mail.value("Precedence").equalsIgnoreCase("auto_reply");
        if (person) {
            return false;
        }
        boolean says = !failedRecipient().isEmpty()
                || mail.header().stream()
                        .anyMatch(field -> field.getName().equalsIgnoreCase("X-MS-Exchange-Message-Is-Ndr"))
                || mail.value("Content-Type").toLowerCase(Locale.ROOT).contains("delivery-status")
                || DAEMON.matcher(MailAddresses.bare(mail.value("From"))).matches()
                || DAEMON.matcher(mail.value("From")).matches();
        boolean nobody = mail.value("Return-Path").equals("<>") && auto.startsWith("auto-");
        return says || (nobody && REPLY.matcher(head()).find());
    }

    /** Empty when the header names none. */
    String failedRecipient() {
        String failed = mail.value("X-Failed-Recipients");
        return failed.isEmpty() ? mail.value("X-Failed-Recipient") : failed;
    }

    boolean isStillTrying() {
        return WAITING.matcher(head()).find()
                || WAITING.matcher(mail.value("Subject")).find();
    }

    /** The lines that give a server's reply; all before the copy of the mail when no line does. */
    String reason() {
        List<String> lines = head().lines().limit(500).toList();
        for (int at = 0; at < lines.size(); at++) {
            if (BounceStatus.find(lines.get(at)).isPresent()) {
                return lines.subList(at, Math.min(lines.size(), at + REASON_LINES)).stream()
                        .takeWhile(line -> !line.isBlank())
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
            }
        }
        return head();
    }

    /** What stands before the copy of the mail. */
    String head() {
        String[] pieces = COPY.split(text, 2);
        return pieces.length == 0 ? "" : pieces[0];
    }
}
