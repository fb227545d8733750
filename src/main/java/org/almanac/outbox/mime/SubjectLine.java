package org.almanac.outbox.mime;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes any text a subject: one line, no controls, not too long. */
public final class SubjectLine {
    /** Beyond this, no reader shows it and some filters frown. */
    static final int LONGEST = 120;

    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\\u0080-\\u009f]+");
    // The invisible marks that reorder what stands around them, and halves of pairs; joiners of scripts and emoji stay.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff\\p{Cs}]+");

    private SubjectLine() {}

    public static String of(String text) {
        String line = INVISIBLE
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        return line.length() <= LONGEST ? line : shortened(line);
    }

    private static String shortened(String line) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.preceding(LONGEST);
        int space = line.lastIndexOf(' ', end - 1);
        return line.substring(0, space > LONGEST / 2 ? space : end).stripTrailing() + "…";
    }
}
