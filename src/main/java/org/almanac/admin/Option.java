package org.almanac.admin;

import java.util.Locale;

/**
 * One of several to choose from.
 *
 * @param value as forms and addresses have it
 */
public record Option(String value, String label) {
    /** A constant as forms and addresses have it. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
