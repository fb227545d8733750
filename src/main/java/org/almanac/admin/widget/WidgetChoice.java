package org.almanac.admin.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A widget as somebody chose it, free of mistakes.
 *
 * @param title what it is called where it cannot be seen: as a link, or by a screen reader
 * @param tags slugs
 * @param attributes the element's, by name and in the order in which they are written; none that says what goes without
 *     saying. The value of one that has none is empty
 */
record WidgetChoice(Place place, String title, List<String> tags, Map<String, String> attributes) {

    /** How it comes into a page. */
    enum Place {
        SCRIPT(Set.of()),
        /** A page of its own cannot see the one around it. */
        FRAME(Set.of("match")),
        /** What needs a script in the reader's browser, or an element to hold on to. */
        INCLUDE(Set.of("match", "theme", "time-zone", "subscribe"));

        private final Set<String> without;

        Place(Set<String> without) {
            this.without = without;
        }

        static Place of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** What can be said where the widget is put. */
    Map<String, String> usable() {
        Map<String, String> usable = new LinkedHashMap<>(attributes);
        usable.keySet().removeAll(place.without);
        if (place == Place.FRAME) {
            // A frame is light unless it is told otherwise.
            usable.remove("theme", "light");
        }
        return usable;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** What is asked for and cannot be had there. */
    boolean lacks(String attribute) {
        return has(attribute) && place.without.contains(attribute);
    }

    int limit() {
        return Integer.parseInt(attributes.getOrDefault("limit", String.valueOf(WidgetReader.USUAL_LIMIT)));
    }

    String layout() {
        return attributes.getOrDefault("layout", "list");
    }
}
