package org.almanac.event.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The invisible characters that turn the direction of writing (Unicode Standard Annex #9 §2). Text in scripts that are
 * written from right to left needs none of them, and marks (U+200E, U+200F, U+061C) harm nobody. Overrides make letters
 * show in another order than they are in, and what is opened and not closed goes on into whatever is shown behind.
 */
public final class BidiControls {
    private static final Pattern OVERRIDE = Pattern.compile("[\\u202d\\u202e]");
    private static final Pattern ANY = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    /** Format characters but the joiners, without which some scripts cannot be written. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\u200c\\u200d]]");

    private static final char POP_EMBEDDING = '\u202c';
    private static final char POP_ISOLATE = '\u2069';

    private BidiControls() {}

    /** Whether all of a name or an address can be seen: no control characters, none that turn or hide anything. */
    public static boolean isPlain(String text) {
        return !HIDDEN.matcher(text).find();
    }

    /**
     * Text that cannot change how what stands behind it is shown: embeddings and isolates stay where each is closed on
     * its line, else all of the text's are taken out; overrides always are.
     */
    static String settled(String text) {
        if (!ANY.matcher(text).find()) {
            return text;
        }
        if (OVERRIDE.matcher(text).find() || !text.lines().allMatch(BidiControls::isBalanced)) {
            return ANY.matcher(text).replaceAll("");
        }
        return text;
    }

    private static boolean isBalanced(String line) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\u202a' || c == '\u202b') {
                open.push(POP_EMBEDDING);
            } else if (c >= '\u2066' && c <= '\u2068') {
                open.push(POP_ISOLATE);
            } else if ((c == POP_EMBEDDING || c == POP_ISOLATE) && (open.isEmpty() || open.pop() != c)) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
