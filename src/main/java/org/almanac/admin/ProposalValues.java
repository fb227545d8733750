package org.almanac.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.almanac.event.SaveEvent;
import org.almanac.place.TypedPlace;
import org.jspecify.annotations.Nullable;

/** From what a reader proposed to the inputs of an event's form. */
final class ProposalValues {
    private final Map<String, String> values = new LinkedHashMap<>();

    private ProposalValues() {}

    static Map<String, String> of(SaveEvent proposed) {
        ProposalValues form = new ProposalValues();
        form.put("title", proposed.title());
        form.put("summary", proposed.summary());
        form.put("description", proposed.description());
        form.put(EventForm.ALL_DAY, Boolean.TRUE.equals(proposed.allDay()) ? EventForm.ON : null);
        form.moment("start", proposed.start());
        form.moment("end", proposed.end());
        form.put("timeZone", proposed.timeZone());
        form.put("status", Objects.requireNonNullElse(proposed.status(), "CONFIRMED"));
        form.put(EventForm.PUBLISHED, EventForm.ON);
        List<@Nullable String> tags = Objects.requireNonNullElse(proposed.tags(), List.of());
        form.put("tags", tags.stream().filter(Objects::nonNull).collect(Collectors.joining(", ")));
        form.put("onlineUrl", proposed.onlineUrl());
        form.put("url", proposed.url());
        form.put("registrationUrl", proposed.registrationUrl());
        SaveEvent.VenueInput venue = proposed.venue();
        if (venue != null) {
            form.put("venue.name", venue.name());
            form.put("venue.address", venue.address());
            form.put("venue.city", venue.city());
            form.put("venue.country", TypedPlace.countryName(venue.country()));
        }
        form.put(
                "organiser.name",
                proposed.organiser() == null ? null : proposed.organiser().name());
        return form.values;
    }

    private void moment(String field, @Nullable String text) {
        if (text != null) {
            String[] parts = text.split("T", 2);
            put(field + ".date", parts[0]);
            put(field + ".time", parts.length > 1 ? parts[1] : null);
        }
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
