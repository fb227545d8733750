package org.almanac.widget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.almanac.event.EventStatus;

/** What the widget says in one language, with its script and without: {@code words.json}. */
record WidgetWords(
        String title,
        String none,
        String tell,
        String all,
        String subscribe,
        String add,
        String online,
        @JsonProperty("CANCELLED") String cancelled,
        @JsonProperty("POSTPONED") String postponed,
        @JsonProperty("TENTATIVE") String tentative,
        String mail,
        String hint,
        String done,
        String bad,
        String fail) {
    private static final Map<String, WidgetWords> ALL = read();

    /** ISO 639 codes of those that it is written in. */
    static Set<String> languages() {
        return ALL.keySet();
    }

    /** English where nobody has translated them. */
    static WidgetWords of(Locale locale) {
        return ALL.getOrDefault(locale.getLanguage(), Objects.requireNonNull(ALL.get("en")));
    }

    /** How sure an event is; empty for what is confirmed. */
    String status(EventStatus status) {
        return switch (status) {
            case CANCELLED -> cancelled;
            case POSTPONED -> postponed;
            case TENTATIVE -> tentative;
            case CONFIRMED -> "";
        };
    }

    private static Map<String, WidgetWords> read() {
        try {
            return JsonMapper.builder().build().readValue(WidgetFiles.read("words.json"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
