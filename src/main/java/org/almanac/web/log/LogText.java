package org.almanac.web.log;

import java.util.regex.Pattern;

/** Text as it may stand in one line of a log. */
final class LogText {
    /** The paths in which somebody's key stands, which is never shorter than this. */
    private static final Pattern SECRETS =
            Pattern.compile("(?i)(/(?:subscriptions(?:/confirm|/address)?|unsubscribe|u|admin/(?:invitation|reset))/)"
                    + "[^/?#&\\s\"'<>,;)\\]}]{16,}");

    private static final String PLACE = "$1{token}";

    private LogText() {}

    /** The same when there is nothing to change. */
    static String safe(String text) {
        String masked = text.indexOf('/') < 0 ? text : SECRETS.matcher(text).replaceAll(PLACE);
        for (int i = 0; i < masked.length(); i++) {
            if (steers(masked.charAt(i))) {
                return escaped(masked, i);
            }
        }
        return masked;
    }

    private static String escaped(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!steers(c)) {
                out.append(c);
                continue;
            }
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append("\\u").append(String.format("%04x", (int) c));
            }
        }
        return out.toString();
    }

    /** Controls (C0, DEL, C1), line and paragraph separators, marks that turn or hide text. */
    private static boolean steers(char c) {
        if (c >= 0x20 && c < 0x7f) {
            return false;
        }
        return c < 0xa0 || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.FORMAT;
    }
}
