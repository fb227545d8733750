package org.almanac.outbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A status by RFC 3463.
 *
 * @param permanent class 5
 * @param detail subject and detail, such as {@code 1.1}
 */
record BounceStatus(boolean permanent, String detail) {
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([45])\\.(\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    /** A word of its own: addresses and ids have such figures in them, too. */
    private static final Pattern REPLY = Pattern.compile("(?<![^\\s:(\"])([45])(\\d\\d)(?=[ -]|$)(?!\\S*@)");

    private static final String UNSPECIFIC = "0.0";
    private static final String FULL = "2.2";

    /**
     * Permanent, but about this one mail, its sender or how full the mailbox is, and not about whether there is one:
     * mailbox full, message too long or too big, expired, loop detected. So are all of subject 5 (the protocol), 6 (the
     * content) and 7 (policy: a blocklist must not cost a list its readers).
     */
    private static final Set<String> NOT_THE_MAILBOX = Set.of(FULL, "2.3", "3.4", "4.6", "4.7");

    private static final String POLICY = "7.";
    private static final Set<String> OTHER_SUBJECTS = Set.of("5.", "6.", POLICY);

    /** Without a status of their own these are about the mailbox (RFC 5321 §4.2.3, RFC 7504); 554 may be about anything. */
    private static final Set<String> OF_THE_MAILBOX = Set.of("550", "551", "553", "556");

    /** The first that stands in a text: an enhanced code, else an SMTP reply. */
    static Optional<BounceStatus> find(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher enhanced = ENHANCED.matcher(text);
        if (enhanced.find()) {
            return Optional.of(new BounceStatus(enhanced.group(1).equals("5"), enhanced.group(2)));
        }
        Matcher reply = REPLY.matcher(text);
        if (!reply.find()) {
            return Optional.empty();
        }
        boolean full =
                reply.group(2).equals("52") && text.toLowerCase(Locale.ROOT).matches("(?s).*(quota|full).*");
        return Optional.of(new BounceStatus(reply.group(1).equals("5"), full ? FULL : UNSPECIFIC));
    }

    /** The one of the report, unless what the server said is more exact. */
    static Optional<BounceStatus> of(@Nullable String status, @Nullable String diagnostic) {
        Optional<BounceStatus> said = find(status);
        Optional<BounceStatus> told = find(diagnostic);
        return said.filter(code -> !code.detail.equals(UNSPECIFIC))
                .or(() -> told)
                .or(() -> said);
    }

    /** What it means when the mail was given up. */
    BounceKind kind() {
        boolean mailbox =
                !NOT_THE_MAILBOX.contains(detail) && OTHER_SUBJECTS.stream().noneMatch(detail::startsWith);
        return permanent && mailbox ? BounceKind.HARD : BounceKind.SOFT;
    }

    /**
     * Whether a server that refuses a mail for good says that its recipient is not there, and not that it does not want
     * this mail, or mails from us.
     */
    static boolean isAboutTheMailbox(String reply) {
        Optional<BounceStatus> said = find(reply);
        boolean open = said.isEmpty() || said.get().detail.equals(UNSPECIFIC) || isPolicy(reply);
        return open
                ? OF_THE_MAILBOX.stream().anyMatch(reply::startsWith)
                : said.get().kind() == BounceKind.HARD;
    }

    /** Whether a server says that its rules are why; 550 says so of recipients who want no such mail, too. */
    static boolean isPolicy(String reply) {
        return find(reply).filter(status -> status.detail.startsWith(POLICY)).isPresent();
    }

    @Override
    public String toString() {
        return (permanent ? "5." : "4.") + detail;
    }
}
