package org.almanac.subscriber.signup;

import java.util.Locale;
import java.util.Set;
import org.almanac.subscriber.store.EmailAddress;

/**
 * An address without what many spellings of one mailbox differ in: case, whatever follows a plus sign (RFC 5233), and the
 * dots that Gmail ignores. Only for reckoning how much may be sent there; two addresses that fold alike are still two.
 *
 * @param mailbox folded
 * @param domain in ASCII and lower case
 */
record NormalizedAddress(String mailbox, String domain) {
    private static final String GMAIL = "gmail.com";
    private static final Set<String> GMAILS = Set.of(GMAIL, "googlemail.com");

    /** @param mailbox its domain in ASCII, as {@link EmailAddress#mailbox()} and {@link EmailAddress#key()} are */
    static NormalizedAddress of(String mailbox) {
        String key = mailbox.toLowerCase(Locale.ROOT);
        int at = key.lastIndexOf('@');
        String domain = key.substring(at + 1);
        String local = key.substring(0, Math.max(at, 0));
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        if (GMAILS.contains(domain)) {
            domain = GMAIL;
            local = local.replace(".", "");
        }
        return new NormalizedAddress(local + "@" + domain, domain);
    }
}
