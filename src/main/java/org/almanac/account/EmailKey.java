package org.almanac.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses as accounts are found by: trimmed and in lower case. */
public final class EmailKey {
    private static final int MAX_LENGTH = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{C}@]+@[^\\s\\p{C}@]+");

    private EmailKey() {}

    /** Empty when what was typed cannot be an address; {@code admin@localhost} can. */
    public static Optional<String> of(String typed) {
        String key = typed.strip().toLowerCase(Locale.ROOT);
        return key.length() <= MAX_LENGTH && ADDRESS.matcher(key).matches() ? Optional.of(key) : Optional.empty();
    }
}
