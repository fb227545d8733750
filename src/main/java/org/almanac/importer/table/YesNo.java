package org.almanac.importer.table;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Answers as people and spreadsheet programs write them, in English, German, French and Spanish. */
public final class YesNo {
    private static final Set<String> YES = Set.of(
            "true",
            "yes",
            "y",
            "1",
            "x",
            "on",
            "ein",
            "wahr",
            "ja",
            "j",
            "vrai",
            "oui",
            "o",
            "verdadero",
            "sí",
            "si",
            "s",
            "✓",
            "✔");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "0", "-", "–", "off", "aus", "falsch", "nein", "faux", "non", "falso");

    private YesNo() {}

    /** @return empty when it is neither */
    public static Optional<Boolean> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
