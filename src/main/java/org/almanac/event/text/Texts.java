package org.almanac.event.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What typed text becomes before it is stored. */
public final class Texts {
    /** Everything that any reader of a feed or a mail header could take for the end of a line. */
    private static final Pattern BREAKS_AND_SPACE = Pattern.compile("[\\s\\u0085\\u00a0\\u2028\\u2029]+");

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\n\\u000b\\u000c\\u0085\\u2028\\u2029]");
    private static final Pattern NOT_IN_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern LETTER_SHARP = Pattern.compile("(?<=\\p{L})#");
    private static final int SLUG_LENGTH = 80;

    private Texts() {}

    /** One line: breaks and runs of space become one space. Null when nothing is left. */
    public static @Nullable String line(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String line = BREAKS_AND_SPACE
                .matcher(BidiControls.settled(typed))
                .replaceAll(" ")
                .strip();
        return line.isEmpty() ? null : line;
    }

    /** Several lines, ended by LF. Null when nothing is left. */
    public static @Nullable String block(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String block =
                LINE_BREAK.matcher(BidiControls.settled(typed)).replaceAll("\n").strip();
        return block.isEmpty() ? null : block;
    }

    /**
     * Whether PostgreSQL, XML, a feed and a mail can all carry it: no control characters but tab and line breaks, and
     * no half of a surrogate pair.
     */
    public static boolean carriable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
            if (control || c == '\ufffe' || c == '\uffff') {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The name of something in an address: lower-case letters and digits joined by hyphens, accents dropped ("Zürich"
     * becomes {@code zurich}), other scripts kept, and what tells "C", "C++" and "C#" apart spelled out. Empty when the text holds neither letter nor digit.
     */
    public static String slug(String text) {
        String spelled = LETTER_SHARP.matcher(text).replaceAll(" sharp ").replace("+", " plus ");
        String plain = ACCENTS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD))
                .replaceAll("");
        String recomposed = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String joined = NOT_IN_SLUG.matcher(recomposed).replaceAll("-");
        String trimmed = stripHyphens(joined);
        return trimmed.length() <= SLUG_LENGTH ? trimmed : stripHyphens(cut(trimmed));
    }

    private static String cut(String slug) {
        int end = Character.isHighSurrogate(slug.charAt(SLUG_LENGTH - 1)) ? SLUG_LENGTH - 1 : SLUG_LENGTH;
        return slug.substring(0, end);
    }

    private static String stripHyphens(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") && text.length() > from ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }
}
