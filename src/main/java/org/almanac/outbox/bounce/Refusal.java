package org.almanac.outbox.bounce;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a refusal, which are the same whether a server answered them in the session or a report tells them later.
 *
 * @param code the reply's (RFC 5321 §4.2.1); 0 when none is told
 * @param status the most exact one (RFC 3463); null when none is told
 * @param said what the server said, in lower case without accents
 * @param words that without addresses, hosts and links, in which any word may stand
 */
record Refusal(int code, @Nullable BounceStatus status, String said, String words) {
    private static final int MAX_LENGTH = 4_000;

    /** A word of its own: addresses and ids have such figures in them, too. */
    private static final Pattern REPLY =
            Pattern.compile("(?<![^\\s:;,(\"'\\[<>=])([45]\\d\\d)(?=[\\s\\-:,;)>'\"]|$)(?![^\\s@]{0,200}@)");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Possessive: else each piece of a long name would be a call upon the stack. */
    private static final Pattern NAMES =
            Pattern.compile("https?://\\S{1,500}|[^\\s@]{1,100}@\\S{1,255}|[\\w-]{1,100}+(?:\\.[\\w-]{1,100}+)++");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+");

    /** @param status of a report; null for what a server answered */
    static Refusal of(@Nullable String status, String said) {
        String plain = plain(said);
        return new Refusal(
                code(plain),
                BounceStatus.of(status, plain).orElse(null),
                plain,
                SPACE.matcher(NAMES.matcher(plain).replaceAll(" ")).replaceAll(" "));
    }

    /** 0 when there is none. */
    static int code(String text) {
        Matcher reply = REPLY.matcher(text);
        return reply.find() ? Integer.parseInt(reply.group(1)) : 0;
    }

    /** Whether the server will not take it later either, as far as it says. */
    boolean isPermanent() {
        return (code == 0 || code >= 500) && (status == null || status.permanent());
    }

    private static String plain(String text) {
        String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String bare =
                MARKS.matcher(Normalizer.normalize(start, Normalizer.Form.NFD)).replaceAll("");
        return SPACE.matcher(bare.replace('\u2019', '\'')).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
