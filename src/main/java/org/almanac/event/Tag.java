package org.almanac.event;

import org.almanac.event.text.Texts;

/**
 * A subject that events are filed under.
 *
 * @param slug lower-case name for addresses and filters, unique
 * @param name as readers see it
 */
public record Tag(String slug, String name) {

    /** The slug that a tag of this name has, unless it was given another; empty when the name holds no letter or digit. */
    public static String slugOf(String name) {
        return Texts.slug(name);
    }
}
