package org.almanac.event.rules;

import org.almanac.event.text.Texts;

/** When two names of tags, series or organisers are the same: whatever their case, accents, signs and spaces. */
public final class SameName {
    private SameName() {}

    /** Equal for names that the catalogue takes for one. */
    public static String key(String name) {
        return Texts.slug(name);
    }
}
