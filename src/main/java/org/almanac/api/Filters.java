package org.almanac.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.event.EventFilter;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The filters that feeds know, as parameters of a list; a parameter that is not known is refused, not ignored. */
final class Filters {
    private static final Set<String> OF_REGISTERS = Set.of("q", "cursor", "limit");
    private static final Set<String> OF_EVENTS = Set.of(
            "from", "to", "published", "cursor", "limit", "tag", "series", "organiser", "country", "online", "q");
    private static final int TAGS = 50;
    private static final int LONGEST = 200;

    private Filters() {}

    /** The words of a register's list, which knows no other filter. */
    static @Nullable String words(MultivaluedMap<String, String> parameters) {
        refuseOthers(parameters, OF_REGISTERS);
        return one(parameters, "q");
    }

    static EventFilter of(MultivaluedMap<String, String> parameters) {
        refuseOthers(parameters, OF_EVENTS);
        Set<String> tags = new TreeSet<>();
        for (String tag : parameters.getOrDefault("tag", List.of())) {
            tags.add(bounded("tag", tag));
        }
        if (tags.size() > TAGS) {
            throw Problem.malformed("At most " + TAGS + " tags can be asked for at once.");
        }
        return new EventFilter(
                tags,
                one(parameters, "series"),
                one(parameters, "organiser"),
                country(one(parameters, "country")),
                Parameters.flag("online", parameters.getFirst("online")),
                one(parameters, "q"));
    }

    private static @Nullable String one(MultivaluedMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : bounded(name, value);
    }

    private static @Nullable String country(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (!typed.matches("[A-Za-z]{2}")) {
            throw Problem.malformed("country must be two letters (ISO 3166), such as GB.");
        }
        return typed.toUpperCase(Locale.ROOT);
    }

    private static String bounded(String name, String value) {
        if (value.length() > LONGEST) {
            throw Problem.malformed(name + " is longer than " + LONGEST + " characters.");
        }
        return value.strip();
    }

    private static void refuseOthers(MultivaluedMap<String, String> parameters, Set<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw Problem.malformed("There is no parameter “" + shortened(name) + "”.");
            }
        }
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
