package org.almanac.notification.mail;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text of editors and importers as it may stand in a line of a mail. */
final class MailText {
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");
    // The invisible marks that reorder what stands around them, and halves of pairs; joiners of scripts and emoji stay.
    private static final Pattern INVISIBLE = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\p{Cs}]+");

    private MailText() {}

    /** One line, in which nothing reorders its neighbours. */
    static String line(String text) {
        return INVISIBLE
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** At most so many characters, so that what follows is still seen. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = Math.max(characters.preceding(longest), 0);
        int space = text.lastIndexOf(' ', end - 1);
        return text.substring(0, space > longest / 2 ? space : end).stripTrailing() + "…";
    }
}
