package org.almanac.admin;

import java.util.Locale;

/**
 * One of several to choose from.
 *
 * @param value as forms and addresses have it
 * @param selected whether it is chosen, where the list itself says so
 */
public record Option(String value, String label, boolean selected) {
    public Option(String value, String label) {
        this(value, label, false);
    }

    /** A constant as forms and addresses have it. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
