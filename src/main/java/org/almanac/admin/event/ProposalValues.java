package org.almanac.admin.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.almanac.event.SaveEvent;
import org.almanac.place.TypedPlace;
import org.jspecify.annotations.Nullable;

/** From what a reader proposed, or a page tells, to the inputs of an event's form. */
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
        form.values.putAll(RecurrenceValues.of(proposed));
        form.put("status", Objects.requireNonNullElse(proposed.status(), "CONFIRMED"));
        form.put(EventForm.PUBLISHED, EventForm.ON);
        List<@Nullable String> tags = Objects.requireNonNullElse(proposed.tags(), List.of());
        form.put("tags", tags.stream().filter(Objects::nonNull).collect(Collectors.joining(", ")));
        form.put("onlineUrl", proposed.onlineUrl());
        form.put("url", proposed.url());
        form.put("registrationUrl", proposed.registrationUrl());
        form.put("image", proposed.image());
        SaveEvent.VenueInput venue = proposed.venue();
        if (venue != null) {
            form.put("venue.name", venue.name());
            form.put("venue.address", venue.address());
            form.put("venue.city", venue.city());
            form.put("venue.country", TypedPlace.countryName(venue.country()));
            form.put("venue.latitude", Objects.toString(venue.latitude(), null));
            form.put("venue.longitude", Objects.toString(venue.longitude(), null));
        }
        SaveEvent.OrganiserInput organiser = proposed.organiser();
        if (organiser != null) {
            form.put("organiser.name", organiser.name());
            form.put("organiser.url", organiser.url());
        }
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
