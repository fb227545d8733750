package org.almanac.feed;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.event.EventFilter;
import org.almanac.problem.Problem;
import org.almanac.problem.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters by which feeds and lists are filtered. What is not understood is refused and never ignored: who
 * mistypes a filter must not end up with everything.
 */
public final class FilterParameters {
    /** The parameters that make a filter. */
    public static final Set<String> NAMES = Set.of("tag", "series", "organiser", "country", "online", "q");

    /** What mail programs and advertising put behind every link. */
    private static final Set<String> IGNORED = Set.of("fbclid", "gclid", "_");

    private static final String IGNORED_PREFIX = "utm_";
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final int MOST_TAGS = 50;
    private static final int LONGEST = 200;

    private final Map<String, List<String>> given;

    public FilterParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** @throws Problem MALFORMED */
    public static EventFilter read(Map<String, List<String>> given) {
        return new FilterParameters(given).filter(null, null, null);
    }

    /**
     * Refuses a parameter that is none of those, save what others put behind links.
     *
     * @throws Problem MALFORMED
     */
    public static void refuseUnknown(Map<String, List<String>> given, Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name) && !IGNORED.contains(name) && !name.startsWith(IGNORED_PREFIX)) {
                throw Problem.malformed("There is no parameter “" + Quoted.shortened(name, 40) + "” here.");
            }
        }
    }

    /** What is given here stands for the parameter of its name. */
    public EventFilter filter(@Nullable String tag, @Nullable String series, @Nullable String organiser) {
        return new EventFilter(
                tag == null ? tags() : Set.of(canonical(tag)),
                series == null ? canonicalOrNull(one("series")) : canonical(series),
                organiser == null ? canonicalOrNull(one("organiser")) : canonical(organiser),
                country(),
                flag("online"),
                words());
    }

    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        for (String tag : given.getOrDefault("tag", List.of())) {
            tags.add(canonical(bounded("tag", tag)));
        }
        if (tags.size() > MOST_TAGS) {
            throw Problem.malformed("At most " + MOST_TAGS + " tags can be asked for at once.");
        }
        return tags;
    }

    private @Nullable String country() {
        String typed = one("country");
        if (typed != null && !COUNTRY.matcher(typed).matches()) {
            throw Problem.malformed("country must be two letters (ISO 3166), such as GB.");
        }
        return typed == null ? null : typed.toUpperCase(Locale.ROOT);
    }

    @Nullable
    public Boolean flag(String name) {
        String typed = one(name);
        if (typed == null) {
            return null;
        }
        return switch (typed) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problem.malformed(name + " must be true or false.");
        };
    }

    private @Nullable String words() {
        String typed = one("q");
        return typed == null ? null : canonical(typed).replaceAll("\\s+", " ");
    }

    @Nullable
    public String one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.malformed(name + " is given " + values.size() + " times; only tag can be repeated.");
        }
        return values.isEmpty() ? null : bounded(name, values.get(0));
    }

    private static String bounded(String name, String value) {
        if (value.isBlank()) {
            throw Problem.malformed(name + " is empty; leave it out to have every event.");
        }
        if (value.length() > LONGEST) {
            throw Problem.malformed(name + " is longer than " + LONGEST + " characters.");
        }
        if (value.indexOf('\0') >= 0) {
            throw Problem.malformed(name + " holds a NUL character.");
        }
        return value.strip();
    }

    private static @Nullable String canonicalOrNull(@Nullable String typed) {
        return typed == null ? null : canonical(typed);
    }

    /** Slugs are lower case and composed, which who types one need not know; a search ignores case anyway. */
    public static String canonical(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
