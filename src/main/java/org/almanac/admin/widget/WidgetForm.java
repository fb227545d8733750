package org.almanac.admin.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The widget builder's form as it stands: what was typed, whether or not it makes sense. Its keys are the names of the
 * element's attributes, {@link #PLACE} and {@link #TITLE}.
 */
final class WidgetForm {
    static final String TAGS = "tags";

    /** How the widget comes into a page. */
    static final String PLACE = "as";

    /** What it is called where it cannot be seen. */
    static final String TITLE = "title";

    /** Fields of which one option is chosen; the first is the one that need not be said. */
    static final Map<String, List<String>> OPTIONS = Map.of(
            "layout",
            List.of("list", "compact", "month"),
            "theme",
            List.of("", "light", "dark", "auto"),
            "time-zone",
            List.of("event", "viewer"),
            "empty",
            List.of("message", "hide"),
            PLACE,
            List.of("script", "frame", "include"));

    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = WidgetReader.MOST_TAGS;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final List<String> tags = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param typed as the browser sent it; but for tags, of a repeated key the first value counts */
    WidgetForm(Map<String, List<String>> typed) {
        typed.forEach((key, all) -> {
            if (!all.isEmpty()) {
                values.put(key, oneLine(all.get(0)));
            }
        });
        typed.getOrDefault(TAGS, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(WidgetForm::oneLine)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
    }

    /** What stands in an input; empty when nothing does. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean checked(String key) {
        return values.containsKey(key);
    }

    /** Whether this option of a field is the one to show as chosen. */
    public boolean chosen(String key, String option) {
        return option.equals(option(key));
    }

    /** The option that need not be said. */
    static String usual(String key) {
        return OPTIONS.getOrDefault(key, List.of("")).get(0);
    }

    /** The option chosen, or the first when that is none of them. */
    String option(String key) {
        return OPTIONS.getOrDefault(key, List.of()).contains(value(key)) ? value(key) : usual(key);
    }

    List<String> tags() {
        return Collections.unmodifiableList(tags);
    }

    /** What stands in the inputs for tags, one of which at least is free. */
    public List<String> tagRows() {
        List<String> rows = new ArrayList<>(tags);
        while (rows.size() < FEWEST_ROWS || rows.size() == tags.size() && rows.size() < MOST_ROWS) {
            rows.add("");
        }
        return rows;
    }

    private static String oneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
