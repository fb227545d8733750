package org.almanac.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.feed.Supplement;

/**
 * What the script needs as soon as there is something to show, and that goes with the data so that the script stays
 * small: the words of a language, the calendars of the menu, the rules of style, and which attributes there are.
 */
@Singleton
class WidgetLook {
    private final Map<String, Supplement> byLanguage;

    private record Members(Look look) {}

    private record Look(WidgetWords words, JsonNode calendars, String rules, String known) {}

    WidgetLook() {
        // Not the application's mapper: these bytes must not change with its settings.
        ObjectMapper json = JsonMapper.builder().build();
        byLanguage = WidgetWords.languages().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> in(language, json)));
    }

    /** In English where nobody has translated it. */
    Supplement in(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), Objects.requireNonNull(byLanguage.get("en")));
    }

    private static Supplement in(String language, ObjectMapper json) {
        try {
            Look look = new Look(
                    WidgetWords.of(Locale.forLanguageTag(language)),
                    json.readTree(WidgetFiles.read("calendars.json")),
                    WidgetRules.compact(WidgetFiles.read("widget.css")),
                    WidgetAttributes.KNOWN);
            return new Supplement("look in " + language, json.writeValueAsString(new Members(look)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
