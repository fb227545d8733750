package org.almanac.subscriber.store;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An address that mail can be sent to: an RFC 5321 dot-string and a public domain name. Quoted local parts, address
 * literals and local parts outside ASCII are refused, because not every server on the way carries them.
 *
 * @param typed as it was typed, trimmed; for showing
 * @param mailbox the local part as typed and the domain in ASCII; for sending
 * @param key the mailbox in lower case; two addresses with one key are the same subscriber
 */
public record EmailAddress(String typed, String mailbox, String key) {
    private static final int LONGEST = 254;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]");
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

    /** Empty when nothing can be sent to what was typed. */
    public static Optional<EmailAddress> parse(String typed) {
        String trimmed = typed.strip();
        int at = trimmed.lastIndexOf('@');
        // Some characters that cannot be seen are nothing to a domain name, and would be shown.
        if (HIDDEN.matcher(trimmed).find() || trimmed.length() > LONGEST || at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        String localPart = trimmed.substring(0, at);
        String domain = ascii(trimmed.substring(at + 1));
        if (!LOCAL_PART.matcher(localPart).matches()
                || domain.length() > LONGEST_DOMAIN
                || !DOMAIN.matcher(domain).matches()) {
            return Optional.empty();
        }
        String mailbox = localPart + "@" + domain;
        return mailbox.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new EmailAddress(trimmed, mailbox, mailbox.toLowerCase(Locale.ROOT)));
    }

    /** Ways in which an address may stand in a text, in lower case: as it is known by, as typed, its domain in Unicode. */
    public static Set<String> spellings(String key, String typed) {
        int at = key.lastIndexOf('@') + 1;
        return Stream.of(
                        key,
                        typed.strip().toLowerCase(Locale.ROOT),
                        key.substring(0, at) + IDN.toUnicode(key.substring(at)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Empty when it is no domain name. */
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Only as much as a log may hold. */
    @Override
    public String toString() {
        return key.charAt(0) + "…" + key.substring(key.lastIndexOf('@'));
    }
}
