package org.almanac.site;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.event.EventFilter;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list shows, as its address says it. Parameters that are not known are left alone: this is a page for
 * people, who come by links that others have decorated.
 *
 * @param path of the list; on any but the front page it alone says the choice
 * @param cursor where the page before ended
 */
record Choice(String path, EventFilter filter, @Nullable String cursor) {
    private static final String FRONT = "/";
    private static final int MOST_TAGS = 20;
    private static final int LONGEST = 200;
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    static Choice of(MultivaluedMap<String, String> parameters) {
        Set<String> tags = new TreeSet<>();
        for (String tag : parameters.getOrDefault("tag", List.of())) {
            if (!tag.isBlank()) {
                tags.add(bounded("tag", tag));
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw Problem.malformed("At most " + MOST_TAGS + " tags can be chosen at once.");
        }
        return new Choice(
                FRONT,
                new EventFilter(
                        tags,
                        text(parameters, "series"),
                        text(parameters, "organiser"),
                        country(text(parameters, "country")),
                        "true".equals(parameters.getFirst("online")) ? Boolean.TRUE : null,
                        text(parameters, "q")),
                text(parameters, "cursor"));
    }

    /** What a page shows that is about one thing. */
    static Choice about(String path, EventFilter filter, MultivaluedMap<String, String> parameters) {
        return new Choice(path, filter, text(parameters, "cursor"));
    }

    /** The first page of this list. */
    String address() {
        return isFront() ? FRONT + query(filter.tags()) : path;
    }

    /** The page of this list that starts at a cursor. */
    String continuedAt(String next) {
        QueryString query = isFront() ? query(filter.tags()) : new QueryString();
        return path + query.with("cursor", next);
    }

    /** The same choice as a feed. */
    String feed() {
        return isFront() ? "/calendar.ics" + query(filter.tags()) : path + ".ics";
    }

    /** The form to be told about this choice by e-mail. */
    String subscribe() {
        return "/subscribe" + query(filter.tags());
    }

    /** The front page's list with one tag more, or without it when it was in. */
    String toggling(String tag) {
        Set<String> tags = new TreeSet<>(filter.tags());
        if (!tags.remove(tag)) {
            tags.add(tag);
        }
        return FRONT + query(tags);
    }

    boolean isFront() {
        return path.equals(FRONT);
    }

    boolean isEverything() {
        return filter.equals(EventFilter.ALL);
    }

    private QueryString query(Set<String> tags) {
        Boolean online = filter.online();
        return new QueryString()
                .withEach("tag", new TreeSet<>(tags))
                .with("series", filter.series())
                .with("organiser", filter.organiser())
                .with("country", filter.country())
                .with("online", online == null ? null : online.toString())
                .with("q", filter.words());
    }

    private static @Nullable String text(MultivaluedMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : bounded(name, value);
    }

    private static @Nullable String country(@Nullable String typed) {
        if (typed != null && !COUNTRY.matcher(typed).matches()) {
            throw Problem.malformed("country must be two letters (ISO 3166), such as GB.");
        }
        return typed == null ? null : typed.toUpperCase(Locale.ROOT);
    }

    private static String bounded(String name, String value) {
        if (value.length() > LONGEST) {
            throw Problem.malformed(name + " is longer than " + LONGEST + " characters.");
        }
        return value.strip();
    }
}
