package org.almanac.site;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
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
 * Which events a page shows, as its address says it. Parameters that are not known are left alone: this is a page for
 * people, who come by links that others have decorated.
 *
 * @param path of the page
 * @param named whether the path alone says the choice, as that of a tag does
 * @param cursor where the page before ended
 */
public record Choice(
        String path,
        boolean named,
        EventFilter filter,
        @Nullable String cursor) {
    public static final String FRONT = "/";

    /** The parameter that names the group of filters to be shown whole. */
    public static final String ALL = "all";

    private static final int MOST_TAGS = 20;
    private static final int LONGEST = 200;
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    public static Choice of(String path, MultivaluedMap<String, String> parameters) {
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
                path,
                false,
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
    public static Choice about(String path, EventFilter filter, MultivaluedMap<String, String> parameters) {
        return new Choice(path, true, filter, text(parameters, "cursor"));
    }

    /** The first page of this list. */
    public String address() {
        return named ? path : path + query();
    }

    /** The page of this list that starts at a cursor. */
    public String continuedAt(String next) {
        return path + (named ? new QueryString() : query()).with("cursor", next);
    }

    /** This list with one group of its filters shown whole. */
    public String showingAll(String group) {
        return path + query().with(ALL, group);
    }

    /** The form to be told about this choice by e-mail. */
    public String subscribe() {
        return "/subscribe" + query();
    }

    /** The same, come to from a list of some days, which mails cannot follow: the form says so. */
    public String subscribe(LocalDate first, LocalDate last) {
        return "/subscribe" + query().with("from", first.toString()).with("to", last.toString());
    }

    /** The same choice on another page. */
    public String at(String otherPath) {
        return otherPath + query();
    }

    /** This page with another choice. */
    private String with(EventFilter other) {
        return new Choice(path, false, other, null).address();
    }

    /** With one tag more, or without it when it was in. */
    public String toggling(String tag) {
        Set<String> tags = new TreeSet<>(filter.tags());
        if (!tags.remove(tag)) {
            tags.add(tag);
        }
        return with(changed(tags, filter.country(), filter.online(), filter.words()));
    }

    /** @param country null for all */
    public String in(@Nullable String country) {
        return with(changed(filter.tags(), country, filter.online(), filter.words()));
    }

    /** Only what is online, or all. */
    public String togglingOnline() {
        Boolean online = filter.online() == null ? Boolean.TRUE : null;
        return with(changed(filter.tags(), filter.country(), online, filter.words()));
    }

    public String withoutWords() {
        return with(changed(filter.tags(), filter.country(), filter.online(), null));
    }

    public String withoutSeries() {
        return with(new EventFilter(
                filter.tags(), null, filter.organiser(), filter.country(), filter.online(), filter.words()));
    }

    public String withoutOrganiser() {
        return with(new EventFilter(
                filter.tags(), filter.series(), null, filter.country(), filter.online(), filter.words()));
    }

    /** What could be chosen instead of the tags that are. */
    public EventFilter withAnyTag() {
        return changed(Set.of(), filter.country(), filter.online(), filter.words());
    }

    public EventFilter anywhere() {
        return changed(filter.tags(), null, filter.online(), filter.words());
    }

    /** Whether the widget, which knows neither words nor online, can show the same. */
    public boolean embeddable() {
        return filter.words() == null && filter.online() == null;
    }

    public boolean isEverything() {
        return filter.equals(EventFilter.ALL);
    }

    /** How many things have been chosen. */
    public int narrowness() {
        int parts = filter.tags().size();
        for (Object part : new @Nullable Object[] {
            filter.series(), filter.organiser(), filter.country(), filter.online(), filter.words()
        }) {
            parts += part == null ? 0 : 1;
        }
        return parts;
    }

    private EventFilter changed(
            Set<String> tags, @Nullable String country, @Nullable Boolean online, @Nullable String words) {
        return new EventFilter(tags, filter.series(), filter.organiser(), country, online, words);
    }

    private QueryString query() {
        Boolean online = filter.online();
        return new QueryString()
                .withEach("tag", new TreeSet<>(filter.tags()))
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
