package org.almanac.account.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that are tried first: the 30,000 most common ones of zxcvbn's list, what people make of them, rows of keys,
 * and what is known of the owner. Of zxcvbn only the list is used: its estimate can be made to take minutes by a password
 * of digits and signs that stand for letters. Read anew each time, since passwords are chosen seldom.
 */
final class CommonPasswords {
    private static final List<String> ROWS = List.of(
            "1234567890",
            "0987654321",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1q2w3e4r5t6y7u8i9o0p");

    /** What people put before or behind a word so that it counts as a password. */
    private static final Pattern TRIMMING = Pattern.compile("^[^\\p{L}]{0,4}(.*?)[^\\p{L}]{0,4}$", Pattern.DOTALL);

    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_WORD = 4;
    private static final String DIGITS_AND_SIGNS = "01345789@$!+|";
    private static final String LETTERS = "oleastbgasitl";

    private final Set<String> known;

    /** @param own what is known of the owner, such as the address and the name */
    CommonPasswords(List<String> own) {
        known = new HashSet<>(list());
        for (String text : own) {
            known.add(bare(text));
            for (String word : text.split("[^\\p{L}\\p{N}]+", -1)) {
                if (word.length() >= SHORTEST_WORD) {
                    known.add(bare(word));
                }
            }
        }
    }

    private static List<String> list() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String password) {
        String typed = password.toLowerCase(Locale.ROOT);
        return typed.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isRow(typed)
                || isKnown(typed)
                || isKnown(piece(typed))
                || isKnown(TRIMMING.matcher(typed).replaceFirst("$1"));
    }

    private boolean isKnown(String text) {
        String bare = bare(text);
        String spelled = spelled(text);
        return known.contains(text)
                || known.contains(bare)
                || known.contains(spelled)
                || known.contains(new StringBuilder(bare).reverse().toString())
                || isRow(bare);
    }

    /** Along a row of keys, from wherever and round its end. */
    private static boolean isRow(String text) {
        String back = new StringBuilder(text).reverse().toString();
        return text.length() >= SHORTEST_WORD
                && ROWS.stream().map(row -> row.repeat(8)).anyMatch(row -> row.contains(text) || row.contains(back));
    }

    /** What the text repeats; the text itself when it repeats nothing. */
    private static String piece(String text) {
        int length = (text + text).indexOf(text, 1);
        return text.substring(0, length);
    }

    /** Letters and digits alone. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** With letters for the digits and signs that look like them. */
    private static String spelled(String text) {
        StringBuilder spelled = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = DIGITS_AND_SIGNS.indexOf(text.charAt(i));
            if (at >= 0) {
                spelled.setCharAt(i, LETTERS.charAt(at));
            }
        }
        return spelled.toString();
    }
}
