package org.almanac.outbox.mime;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail addresses as far as the outbox cares: nothing in one may end a header line or an SMTP command. */
public final class MailAddresses {
    // Looser than RFC 5321: whether the mailbox exists is the server's to say.
    private static final Pattern SAFE =
            Pattern.compile("[\\x21-\\x7e&&[^<>,;:\"()@\\[\\]\\\\]]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]+)>\\s*", Pattern.DOTALL);

    private static final Pattern MENTIONED = Pattern.compile("[^\\s<>\"]{1,128}@[^\\s<>\"]{1,255}");

    private MailAddresses() {}

    /**
     * The address with its domain in ASCII.
     *
     * @throws IllegalArgumentException if it cannot stand in a header or a command; does not repeat what it was
     */
    public static String mailbox(String address) {
        int at = address.lastIndexOf('@');
        String mailbox = address.substring(0, at + 1) + ascii(address.substring(at + 1));
        if (!isSafe(mailbox)) {
            throw new IllegalArgumentException("not a mail address that can be written to");
        }
        return mailbox;
    }

    /** Whether nothing in an address can end a header line or a command to a server. */
    public static boolean isSafe(String mailbox) {
        return SAFE.matcher(mailbox).matches();
    }

    /** A server's words without the addresses in them, for what everybody at the desk sees and for the log. */
    public static String masked(String text) {
        return MENTIONED.matcher(text).replaceAll("…@…");
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** {@code events@example.org} of {@code Industry events <events@example.org>}. */
    public static String bare(String address) {
        Matcher named = NAMED.matcher(address);
        return (named.matches() ? named.group(2) : address).strip();
    }

    /** {@code Industry events} of {@code Industry events <events@example.org>}; empty without a name. */
    public static String name(String address) {
        Matcher named = NAMED.matcher(address);
        return named.matches() ? named.group(1).strip().replaceAll("^\"|\"$", "") : "";
    }

    public static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
