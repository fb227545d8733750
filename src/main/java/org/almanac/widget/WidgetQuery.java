package org.almanac.widget;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.event.EventFilter;
import org.almanac.event.Tag;
import org.almanac.feed.FilterParameters;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a widget asks for. A parameter that is not known is refused: a mistyped choice must not show everything.
 *
 * @param match slugs of what the page around it is about, however it was written: that comes first, whenever it is
 * @param featuredFirst whether featured events come first, whenever they are
 * @param limit how many instances at most
 */
record WidgetQuery(EventFilter filter, Set<String> match, boolean featuredFirst, int limit) {
    static final int MOST = 500;
    static final int DEFAULT_LIMIT = 20;
    private static final int MOST_SLUGS = 50;
    private static final int LONGEST = 200;
    private static final Set<String> CHOICE =
            Set.of("tags", "series", "organiser", "country", "limit", "match", "featured");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    /** @param others names of parameters that the caller reads itself */
    static WidgetQuery of(Map<String, List<String>> parameters, Set<String> others, int defaultLimit) {
        Set<String> known = new HashSet<>(CHOICE);
        known.addAll(others);
        FilterParameters.refuseUnknown(parameters, known);
        EventFilter filter = new EventFilter(
                slugs(parameters, "tags"),
                text(parameters, "series"),
                text(parameters, "organiser"),
                country(text(parameters, "country")),
                null,
                null);
        Set<String> match = new TreeSet<>();
        for (String topic : slugs(parameters, "match")) {
            match.add(Tag.slugOf(topic));
        }
        match.remove("");
        return new WidgetQuery(
                filter,
                match,
                featuredFirst(text(parameters, "featured")),
                limit(text(parameters, "limit"), defaultLimit));
    }

    /** One line of text; null when it is missing or blank. */
    static @Nullable String text(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        String value = values.isEmpty() ? "" : values.get(0);
        if (value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw Problem.malformed(name + " is longer than " + LONGEST + " characters.");
        }
        return value.strip();
    }

    private static Set<String> slugs(Map<String, List<String>> parameters, String name) {
        Set<String> slugs = new TreeSet<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(slug -> !slug.isEmpty())
                    .forEach(slugs::add);
        }
        if (slugs.size() > MOST_SLUGS || slugs.stream().anyMatch(slug -> slug.length() > LONGEST)) {
            throw Problem.malformed(name + " takes at most " + MOST_SLUGS + " names of " + LONGEST + " characters.");
        }
        return slugs;
    }

    private static @Nullable String country(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (!COUNTRY.matcher(typed).matches()) {
            throw Problem.malformed("country must be two letters (ISO 3166), such as GB.");
        }
        return typed.toUpperCase(Locale.ROOT);
    }

    private static boolean featuredFirst(@Nullable String typed) {
        if (typed == null) {
            return false;
        }
        if (!typed.equals("first")) {
            throw Problem.malformed("featured can only be first.");
        }
        return true;
    }

    private static int limit(@Nullable String typed, int otherwise) {
        if (typed == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(typed);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of range.
        }
        throw Problem.malformed("limit must be a number from 1 to " + MOST + ".");
    }
}
