package org.almanac.admin.register;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import org.almanac.event.Actor;
import org.almanac.event.Entry;
import org.almanac.event.Organiser;
import org.almanac.event.SaveEvent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveName;
import org.almanac.event.rules.SaveOrganiser;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What somebody typed of an entry of a register. */
record RegisterForm(RegisterTab tab, Map<String, String> values) {

    static RegisterForm of(RegisterTab tab, MultivaluedMap<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        for (String field : tab.fields()) {
            String value = typed.getFirst(field);
            values.put(field, value == null ? "" : value.strip());
        }
        return new RegisterForm(tab, values);
    }

    static RegisterForm of(RegisterTab tab, Object value) {
        Map<String, String> values = new HashMap<>();
        if (value instanceof Tag tag) {
            put(values, "name", tag.name());
            put(values, "slug", tag.slug());
        } else if (value instanceof Series series) {
            put(values, "name", series.name());
            put(values, "slug", series.slug());
        } else if (value instanceof Organiser organiser) {
            put(values, "name", organiser.name());
            put(values, "slug", organiser.slug());
            put(values, "url", organiser.url());
        } else if (value instanceof Venue venue) {
            put(values, "name", venue.name());
            put(values, "address", venue.address());
            put(values, "city", venue.city());
            put(values, "country", venue.country());
            put(values, "latitude", venue.latitude());
            put(values, "longitude", venue.longitude());
        }
        return new RegisterForm(tab, values);
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        values.put(field, value == null ? "" : value.toString());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    private @Nullable String given(String field) {
        String value = value(field);
        return value.isEmpty() ? null : value;
    }

    /**
     * Replaces the entry.
     *
     * @throws Problem as {@link org.almanac.event.Register#replace}
     */
    Entry<?> save(Registers registers, String key, @Nullable Integer revision, Actor actor) {
        return switch (tab) {
            case TAGS -> registers.tags().replace(key, name(), revision, actor);
            case SERIES -> registers.series().replace(key, name(), revision, actor);
            case ORGANISERS ->
                registers
                        .organisers()
                        .replace(key, new SaveOrganiser(given("slug"), given("name"), given("url")), revision, actor);
            case VENUES -> registers.venues().replace(key, venue(), revision, actor);
        };
    }

    private SaveName name() {
        return new SaveName(given("slug"), given("name"));
    }

    private SaveEvent.VenueInput venue() {
        return new SaveEvent.VenueInput(
                given("name"),
                given("address"),
                given("city"),
                given("country"),
                number("latitude"),
                number("longitude"));
    }

    private @Nullable Double number(String field) {
        String value = given(field);
        try {
            return value == null ? null : Double.valueOf(value);
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "Write it in degrees, such as 51.508.");
        }
    }
}
