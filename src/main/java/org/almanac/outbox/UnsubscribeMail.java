package org.almanac.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * The mail that a mail program writes when its reader unsubscribes by the {@code mailto:} of {@code List-Unsubscribe}
 * (RFC 2369): its subject is {@code unsubscribe} and the token of the reader's link.
 */
public final class UnsubscribeMail {
    private static final int LONGEST_HEADER = 100_000;
    private static final Pattern END = Pattern.compile("\r?\n\r?\n");
    /** Possessive throughout: else each octet of a long subject would be a call upon the stack. */
    private static final Pattern SUBJECT =
            Pattern.compile("(?im)^Subject:[ \\t]*+([^\r\n]*+(?:\r?\n[ \\t][^\r\n]*+)*+)(?:\r?\n|\\z)");

    private static final Pattern ASKED = Pattern.compile("(?i)unsubscribe\\s+([\\w-]{16,200})");

    private UnsubscribeMail() {}

    /** What a mail's subject has to say for {@link #token}. */
    static String subject(String token) {
        return "unsubscribe " + token;
    }

    /**
     * @param raw a mail as it arrived
     * @return the token that it carries, which proves who asks once it is verified; empty when it asks for nothing
     */
    public static Optional<String> token(byte[] raw) {
        String start = new String(raw, 0, Math.min(raw.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        String header = END.split(start, 2)[0];
        Matcher subject = SUBJECT.matcher(header);
        if (!subject.find()) {
            return Optional.empty();
        }
        Matcher asked = ASKED.matcher(MimeUtil.unfold(subject.group(1)).strip());
        return asked.matches() ? Optional.of(asked.group(1)) : Optional.empty();
    }
}
