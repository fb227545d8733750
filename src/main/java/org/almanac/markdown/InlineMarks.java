package org.almanac.markdown;

/** Counts the marks within paragraphs by which emphasis, links and HTML may nest or take long to be read. */
final class InlineMarks {
    /** Of one paragraph: a list of speakers without an empty line in it, each in bold, has some hundreds. */
    private static final int MOST_OPENING = 500;

    /** Of one paragraph: behind each, all that follows may be looked through for the end of a tag. */
    private static final int MOST_ANGLES = 300;

    /** People write one to four; prose after a "<" may look like some dozens. */
    private static final int MOST_ATTRIBUTES = 100;

    private InlineMarks() {}

    /**
     * Whether emphasis, links and pictures could nest too deeply, or tags take too long. Each level needs at least one
     * character that opens and one that closes it (CommonMark 0.31 §6.2, §6.3).
     */
    static boolean areTooMany(String words) {
        int opening = 0;
        int closing = 0;
        int openBrackets = 0;
        int closedBrackets = 0;
        int angles = 0;
        for (int i = 0; i < words.length(); i++) {
            switch (words.charAt(i)) {
                case '*', '_' -> {
                    int end = end(words, i);
                    opening += end < words.length() && !Character.isWhitespace(words.charAt(end)) ? end - i : 0;
                    closing += i > 0 && !Character.isWhitespace(words.charAt(i - 1)) ? end - i : 0;
                    i = end - 1;
                }
                case '[' -> openBrackets++;
                case ']' -> closedBrackets++;
                case '<' -> angles++;
                default -> {}
            }
        }
        return Math.min(opening, closing) > MOST_OPENING
                || Math.min(openBrackets, closedBrackets) > MOST_OPENING
                || angles > MOST_ANGLES;
    }

    /** Of a run of one mark. */
    private static int end(String words, int from) {
        int end = from + 1;
        while (end < words.length() && words.charAt(end) == words.charAt(from)) {
            end++;
        }
        return end;
    }

    /** Whether any tag has more attributes than a regular expression can be led through (java.util.regex recurses). */
    static boolean inTagAreTooMany(String text) {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (new TagScanner(text, at + 1).hasMoreAttributesThan(MOST_ATTRIBUTES)) {
                return true;
            }
        }
        return false;
    }
}
