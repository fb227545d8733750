package org.almanac.importer;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How other programs say of an event that it is not for everybody; a word that is not known means that it is not. */
final class Secrecy {
    private static final Set<String> OPEN = Set.of("public", "normal", "default");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "falsch", "nein", "faux", "non", "falso");

    private Secrecy() {}

    /**
     * @param word such as {@code privacy} of RFC 8984 §4.4.3, {@code visibility} of Google, Outlook's
     *     {@code Sensitivity}
     */
    static boolean ofWord(@Nullable String word) {
        return word != null && !word.isBlank() && !OPEN.contains(word.strip().toLowerCase(Locale.ROOT));
    }

    /** @param answer in a column that is called "Private" */
    static boolean ofAnswer(@Nullable String answer) {
        return answer != null
                && !answer.isBlank()
                && !NO.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
