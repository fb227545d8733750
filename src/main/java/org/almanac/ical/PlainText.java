package org.almanac.ical;

/** Text without what no calendar should carry: control characters, and the many ways to break a line. */
public final class PlainText {
    private PlainText() {}

    /** Line breaks of every kind become {@code \n}; control characters go, half surrogates become U+FFFD. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                i += i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
                clean.append('\n');
            } else if (breaksLine(c)) {
                clean.append('\n');
            } else if (c == '\t') {
                clean.append(' ');
            } else if (Character.getType(c) == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (!Character.isISOControl(c) && c != '\uFEFF') {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    /** The same with line breaks as spaces. */
    public static String oneLine(String text) {
        return clean(text).replace('\n', ' ');
    }

    private static boolean breaksLine(int c) {
        return c == '\n' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
