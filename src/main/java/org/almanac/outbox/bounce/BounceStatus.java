package org.almanac.outbox.bounce;

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
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([45])\\.(\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");

    private static final String FULL = "2.2";
    /** They say no more than that it failed, or that an address is why; whose, they leave open. */
    private static final Set<String> UNSPECIFIC = Set.of("0.0", "1.0");

    /** The most exact that stands in a text: an enhanced code, else what an SMTP reply alone says. */
    static Optional<BounceStatus> find(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<BounceStatus> told = enhanced(text);
        return told.isPresent() ? told : reply(text);
    }

    /** What the server said unless it left it open; then what the report says. */
    static Optional<BounceStatus> of(@Nullable String status, String said) {
        Optional<BounceStatus> told = enhanced(said);
        Optional<BounceStatus> reported = status == null ? Optional.empty() : enhanced(status);
        return told.filter(code -> !code.isUnspecific())
                .or(() -> reported.filter(code -> !code.isUnspecific()))
                .or(() -> reply(said).filter(code -> code.detail.equals(FULL)))
                .or(() -> told)
                .or(() -> reported)
                .or(() -> reply(said));
    }

    /** The first that is specific, else the first. */
    private static Optional<BounceStatus> enhanced(String text) {
        Matcher found = ENHANCED.matcher(text);
        BounceStatus first = null;
        while (found.find()) {
            BounceStatus code = new BounceStatus(found.group(1).equals("5"), canonical(found.group(2)));
            if (!code.isUnspecific()) {
                return Optional.of(code);
            }
            first = first == null ? code : first;
        }
        return Optional.ofNullable(first);
    }

    private static String canonical(String detail) {
        int dot = detail.indexOf('.');
        return Integer.parseInt(detail.substring(0, dot)) + "." + Integer.parseInt(detail.substring(dot + 1));
    }

    private static Optional<BounceStatus> reply(String text) {
        int code = Refusal.code(text);
        if (code < 400) {
            return Optional.empty();
        }
        boolean full = code % 100 == 52 && text.toLowerCase(Locale.ROOT).matches("(?s).*(quota|full|storage).*");
        return Optional.of(new BounceStatus(code >= 500, full ? FULL : "0.0"));
    }

    boolean isUnspecific() {
        return UNSPECIFIC.contains(detail);
    }

    @Override
    public String toString() {
        return (permanent ? "5." : "4.") + detail;
    }
}
