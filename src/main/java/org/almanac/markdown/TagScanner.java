package org.almanac.markdown;

/** Goes along the attributes of an HTML tag, as far as they lie on one line (CommonMark 0.31 §6.6). */
final class TagScanner {
    private final String text;
    private int at;

    /** @param at behind the "&lt;" */
    TagScanner(String text, int at) {
        this.text = text;
        this.at = at;
    }

    boolean hasMoreAttributesThan(int most) {
        if (!skipName()) {
            return false;
        }
        int attributes = 0;
        while (attributes <= most && skipBlanks() && skipName()) {
            skipValue();
            attributes++;
        }
        return attributes > most;
    }

    private boolean skipBlanks() {
        int from = at;
        while (isBlank(current())) {
            at++;
        }
        return at > from;
    }

    /** Of a tag or of an attribute; that of a tag holds less, which does not matter here. */
    private boolean skipName() {
        char first = current();
        if (!isLetter(first) && first != '_' && first != ':') {
            return false;
        }
        while (isLetter(current()) || (current() >= '0' && current() <= '9') || "_:.-".indexOf(current()) >= 0) {
            at++;
        }
        return true;
    }

    private void skipValue() {
        int end = at;
        skipBlanks();
        if (current() != '=') {
            at = end;
            return;
        }
        at++;
        skipBlanks();
        char quote = current();
        if (quote == '"' || quote == '\'') {
            int closing = text.indexOf(quote, at + 1);
            at = closing < 0 ? text.length() : closing + 1;
        } else {
            while (current() > ' ' && "\"'=<>`".indexOf(current()) < 0) {
                at++;
            }
        }
    }

    /** A character that is in no tag when there is none left. */
    private char current() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\u000b';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
