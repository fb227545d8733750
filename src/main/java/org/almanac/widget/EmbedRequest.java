package org.almanac.widget;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The widget's attributes as parameters of an address.
 *
 * @param attributes for the element, checked only as far as their length; the element reads them as it does on any page
 */
record EmbedRequest(WidgetQuery query, Map<String, String> attributes) {
    private static final int MOST = 20;
    private static final int DEFAULT_LIMIT = 5;
    private static final List<String> CHOICE = List.of("series", "organiser", "country", "featured", "limit");
    private static final List<String> LOOKS =
            List.of("layout", "lang", "time-zone", "theme", "empty", "empty-text", "subscribe");

    static EmbedRequest of(MultivaluedMap<String, String> parameters) {
        WidgetQuery query = WidgetQuery.of(parameters, Set.copyOf(LOOKS), DEFAULT_LIMIT);
        if (query.limit() > MOST) {
            throw Problem.malformed("limit must be a number from 1 to " + MOST + ".");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        if (!query.filter().tags().isEmpty()) {
            attributes.put("tags", query.filter().tags().stream().sorted().collect(Collectors.joining(",")));
        }
        CHOICE.forEach(name -> copy(parameters, name, attributes));
        LOOKS.forEach(name -> copy(parameters, name, attributes));
        if (!query.match().isEmpty()) {
            attributes.put("match", "page");
        }
        attributes.put("theme", theme(attributes.get("theme")));
        return new EmbedRequest(query, attributes);
    }

    /** What stands there when nothing is ahead; null when nothing shall. */
    @Nullable
    String emptyText() {
        return "hide".equals(attributes.get("empty")) ? null : attributes.getOrDefault("empty-text", words().none());
    }

    String theme() {
        return theme(attributes.get("theme"));
    }

    String layout() {
        String asked = attributes.getOrDefault("layout", "list");
        return asked.equals("compact") || asked.equals("month") ? asked : "list";
    }

    /** The one asked for; English for what is no language. */
    Locale locale() {
        String asked = attributes.get("lang");
        if (asked == null) {
            return Locale.ENGLISH;
        }
        try {
            return new Locale.Builder().setLanguageTag(asked).build();
        } catch (IllformedLocaleException e) {
            return Locale.ENGLISH;
        }
    }

    WidgetWords words() {
        return WidgetWords.of(locale());
    }

    private static String theme(@Nullable String asked) {
        return asked != null && (asked.equals("dark") || asked.equals("auto")) ? asked : "light";
    }

    private static void copy(MultivaluedMap<String, String> parameters, String name, Map<String, String> attributes) {
        String value = WidgetQuery.text(parameters, name);
        if (value != null) {
            attributes.put(name, value);
        } else if (name.equals("subscribe") && parameters.containsKey(name)) {
            attributes.put(name, "");
        }
    }
}
