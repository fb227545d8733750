package org.almanac.markdown;

/**
 * Counts the marks that open quotes and lists. Those that stand inside each other stand in the beginnings of lines, on
 * one line or each a little further in than the one before: what is nested deeper than so many columns has a mark beyond
 * them (CommonMark 0.31 §5).
 */
final class BlockMarks {
    /** Twice the depth that is shown: a list's mark takes two columns and counts as two. */
    private static final int LAST_COLUMN = 2 * Markdown.MAX_DEPTH;

    private static final int TAB_STOP = 4;
    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;
    private int column;

    private BlockMarks(String text) {
        this.text = text;
    }

    static boolean areTooMany(String text) {
        return new BlockMarks(text).anyBeyondLastColumn();
    }

    private boolean anyBeyondLastColumn() {
        while (at < text.length()) {
            column = 0;
            skipBlanks();
            while (skipMark()) {
                if (column > LAST_COLUMN) {
                    return true;
                }
                skipBlanks();
            }
            skipLine();
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            column += text.charAt(at) == '\t' ? TAB_STOP - column % TAB_STOP : 1;
            at++;
        }
    }

    private boolean skipMark() {
        int end = at;
        if (end < text.length() && text.charAt(end) == '>') {
            end++;
        } else {
            int digits = digits();
            boolean bullet = end < text.length() && "-+*".indexOf(text.charAt(end)) >= 0;
            boolean number = digits > 0 && at + digits < text.length() && ".)".indexOf(text.charAt(at + digits)) >= 0;
            end += bullet ? 1 : number ? digits + 1 : 0;
            if (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                return false;
            }
        }
        column += end - at;
        boolean found = end > at;
        at = end;
        return found;
    }

    private int digits() {
        int digits = 0;
        while (digits <= MOST_DIGITS && at + digits < text.length() && isDigit(text.charAt(at + digits))) {
            digits++;
        }
        return digits <= MOST_DIGITS ? digits : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        at++;
    }
}
