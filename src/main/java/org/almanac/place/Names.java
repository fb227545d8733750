package org.almanac.place;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names are the same: whatever the case, accents, signs and spaces. */
public final class Names {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    static String key(String name) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return SIGNS.matcher(plain.replace("&", " and ").toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
