package org.almanac.admin.event;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.place.TypedPlace;
import org.jspecify.annotations.Nullable;

/** From an event to the inputs of its form; {@link EventFormInput} is the way back. */
final class EventFormValues {
    private final Map<String, String> values = new LinkedHashMap<>();

    private EventFormValues() {}

    static Map<String, String> of(EventContent content) {
        EventFormValues form = new EventFormValues();
        form.put("title", content.title());
        form.put("summary", content.summary());
        form.put("description", content.description());
        form.time(content.time());
        form.values.putAll(RecurrenceValues.of(content.time(), content.recurrence()));
        form.put("status", content.status().name());
        form.put("note", content.note());
        form.put(EventForm.PUBLISHED, content.published() ? EventForm.ON : null);
        boolean commas = content.tags().stream().anyMatch(tag -> tag.name().contains(","));
        form.put("tags", content.tags().stream().map(Tag::name).collect(Collectors.joining(commas ? "\n" : ", ")));
        form.put("series", content.series() == null ? null : content.series().name());
        form.venue(content.venue());
        form.put("onlineUrl", content.onlineUrl());
        form.organiser(content.organiser());
        form.put("url", content.url());
        form.put("registrationUrl", content.registrationUrl());
        form.put("image", content.image());
        form.put("featured", content.featured() ? EventForm.ON : null);
        form.put("featuredLabel", content.featuredLabel());
        form.values.putAll(KeyDateRows.values(content.keyDates()));
        return form.values;
    }

    static Map<String, String> of(EventTime time, Recurrence.@Nullable Override own) {
        EventFormValues form = new EventFormValues();
        form.time(time);
        if (own != null) {
            form.put("title", own.title());
            form.put("description", own.description());
            form.venue(own.venue());
            form.put("onlineUrl", own.onlineUrl());
            form.put("url", own.url());
            form.put("note", own.note());
        }
        return form.values;
    }

    /** Other inputs with those of a venue put over them. */
    static Map<String, String> at(Venue venue, Map<String, String> others) {
        EventFormValues form = new EventFormValues();
        form.values.putAll(others);
        form.venue(venue);
        return form.values;
    }

    private void time(EventTime time) {
        put(EventForm.ALL_DAY, time.allDay() ? EventForm.ON : null);
        moment("start", time.start(), time.allDay());
        moment("end", time.end(), time.allDay());
        put("timeZone", time.zone().getId());
    }

    private void moment(String field, @Nullable LocalDateTime moment, boolean allDay) {
        if (moment != null) {
            put(field + ".date", moment.toLocalDate().toString());
            put(field + ".time", allDay ? null : moment.toLocalTime().toString());
        }
    }

    private void venue(@Nullable Venue venue) {
        if (venue != null) {
            put("venue.name", venue.name());
            put("venue.address", venue.address());
            put("venue.city", venue.city());
            put("venue.country", TypedPlace.countryName(venue.country()));
            put("venue.latitude", venue.latitude());
            put("venue.longitude", venue.longitude());
        }
    }

    private void organiser(@Nullable Organiser organiser) {
        if (organiser != null) {
            put("organiser.name", organiser.name());
            put("organiser.url", organiser.url());
        }
    }

    private void put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}
