package org.almanac.event.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.EventFilter;
import org.almanac.event.Following;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks, as SQL conditions: of events as they are ({@code event e}), and of what readers see no more as it
 * was ({@code tombstone t}). Only fixed text becomes SQL; every value travels as a parameter, by the same name in both.
 */
final class FilterConditions {
    private final EventFilter filter;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final boolean tagKnown;

    /** The same question of two tables. */
    private enum Asked {
        EVENT(
                "e.id",
                "e.",
                "exists (select 1 from event_tag et where et.event_id = e.id and et.tag_id in (:tags))",
                "e.id in (select et.event_id from event_tag et join tag t on t.id = et.tag_id"
                        + " where t.slug in (:followedTags))",
                "e.venue_id in (select id from venue where country "),
        TOMBSTONE(
                "t.event_id",
                "t.",
                "exists (select 1 from unnest(t.tags) et where et in (:tags))",
                "exists (select 1 from tag x where x.id = any(t.tags) and x.slug in (:followedTags))",
                "(t.country ");

        private final String id;
        private final String row;
        private final String tagged;
        private final String followed;
        private final String country;

        Asked(String id, String row, String tagged, String followed, String country) {
            this.id = id;
            this.row = row;
            this.tagged = tagged;
            this.followed = followed;
            this.country = country;
        }
    }

    /** @param tags those that the filter names */
    FilterConditions(EventFilter filter, List<UUID> tags) {
        this.filter = filter;
        tagKnown = !tags.isEmpty();
        if (tagKnown) {
            parameters.put("tags", tags);
        }
        add("series", filter.series());
        add("organiser", filter.organiser());
        add("country", filter.country());
        add("words", filter.words());
        Following choice = filter.following();
        if (choice != null) {
            addAll("followedTags", choice.tags());
            addAll("followedSeries", choice.series());
            addAll("followedOrganisers", choice.organisers());
            addAll("followedCountries", choice.countries());
            addAll("followedEvents", choice.events());
        }
    }

    private void add(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private void addAll(String name, Set<?> values) {
        if (!values.isEmpty()) {
            parameters.put(name, List.copyOf(values));
        }
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    List<String> ofEvents() {
        return conditions(Asked.EVENT);
    }

    List<String> ofTombstones() {
        return conditions(Asked.TOMBSTONE);
    }

    private List<String> conditions(Asked of) {
        List<String> all = new ArrayList<>();
        if (!filter.tags().isEmpty()) {
            all.add(tagKnown ? of.tagged : "false");
        }
        if (filter.series() != null) {
            all.add(of.row + "series_id = " + named("series", "SERIES"));
        }
        if (filter.organiser() != null) {
            all.add(of.row + "organiser_id = " + named("organiser", "ORGANISER"));
        }
        if (filter.country() != null) {
            all.add(of.country + "= :country)");
        }
        if (filter.online() != null) {
            all.add(of.row + "online_url is " + (filter.online() ? "not null" : "null"));
        }
        if (filter.words() != null) {
            all.add(of.row + "search @@ search_query(:words)");
        }
        Following choice = filter.following();
        if (choice != null) {
            all.add(following(of, choice));
        }
        return all;
    }

    private static String named(String table, String kind) {
        return "(select id from " + table + " where slug = :" + table + " union all " + former(kind, "= :" + table)
                + " limit 1)";
    }

    /** What was renamed or merged is found by its old slug too, if readers knew that. */
    static String former(String kind, String condition) {
        return "select target_id from former_slug where kind = '" + kind + "' and seen and slug " + condition;
    }

    private static String following(Asked of, Following choice) {
        List<String> named = new ArrayList<>();
        named.add(choice.everything() ? "true" : "false");
        if (!choice.tags().isEmpty()) {
            named.add(of.followed);
        }
        if (!choice.series().isEmpty()) {
            named.add(of.row + "series_id in (select id from series where slug in (:followedSeries))");
        }
        if (!choice.organisers().isEmpty()) {
            named.add(of.row + "organiser_id in (select id from organiser where slug in (:followedOrganisers))");
        }
        String anywhere = choice.countries().isEmpty()
                ? "true"
                : "(" + of.row + "online_url is not null or " + of.country + "in (:followedCountries)))";
        String byName = "((" + String.join(" or ", named) + ") and " + anywhere + ")";
        return choice.events().isEmpty() ? byName : "(" + of.id + " in (:followedEvents) or " + byName + ")";
    }
}
