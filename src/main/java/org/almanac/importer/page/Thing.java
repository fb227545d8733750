package org.almanac.importer.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads properties of a thing of schema.org, where one value and a list of one mean the same. */
final class Thing {
    private static final int LONGEST_ADDRESS = 2_000;

    private Thing() {}

    static List<JsonNode> all(JsonNode thing, String property) {
        JsonNode value = thing.path(property);
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else if (!value.isMissingNode() && !value.isNull()) {
            all.add(value);
        }
        return all;
    }

    static JsonNode first(JsonNode thing, String property) {
        List<JsonNode> all = all(thing, property);
        return all.isEmpty() ? MissingNode.getInstance() : all.get(0);
    }

    /** The first value as text, also of {@code {"@value": …}} and numbers; null when there is none. */
    static @Nullable String text(JsonNode thing, String property) {
        JsonNode value = first(thing, property);
        JsonNode plain = value.has("@value") ? value.path("@value") : value;
        String text = plain.isValueNode() ? plain.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** The text if it is an absolute address of the web. */
    static @Nullable String webAddress(@Nullable String text) {
        return text != null
                        && text.length() <= LONGEST_ADDRESS
                        && text.toLowerCase(Locale.ROOT).matches("https?://[^\\s/]\\S*")
                ? text
                : null;
    }
}
