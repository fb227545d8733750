package org.almanac.event.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.FieldChange;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.dates.LocalTimes;
import org.jspecify.annotations.Nullable;

/** What differs between two contents of an event, field by field in the API's order and spelling. */
final class EventDiff {
    private EventDiff() {}

    static List<FieldChange> between(@Nullable EventContent before, EventContent after) {
        Map<String, @Nullable String> from = before == null ? Map.of() : fields(before);
        List<FieldChange> changes = new ArrayList<>();
        fields(after).forEach((field, to) -> {
            String was = from.get(field);
            if (!Objects.equals(was, to)) {
                changes.add(new FieldChange(field, was, to));
            }
        });
        return List.copyOf(changes);
    }

    private static Map<String, @Nullable String> fields(EventContent content) {
        EventTime time = content.time();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("title", content.title());
        fields.put("summary", content.summary());
        fields.put("description", content.description());
        fields.put("start", LocalTimes.text(time.start(), time.allDay()));
        fields.put("end", time.end() == null ? null : LocalTimes.text(time.end(), time.allDay()));
        fields.put("timeZone", time.zone().getId());
        fields.put("allDay", String.valueOf(time.allDay()));
        fields.put("published", String.valueOf(content.published()));
        fields.put("status", content.status().name());
        fields.put("note", content.note());
        fields.put("tags", joined(content.tags().stream().map(Tag::name).toList()));
        fields.put("series", content.series() == null ? null : content.series().name());
        fields.put("venue", venue(content.venue()));
        fields.put("onlineUrl", content.onlineUrl());
        fields.put("organiser", organiser(content.organiser()));
        fields.put("url", content.url());
        fields.put("registrationUrl", content.registrationUrl());
        fields.put("image", content.image());
        fields.put(
                "keyDates",
                joined(content.keyDates().stream()
                        .map(date -> date.label() + ": " + date.localText()
                                + (date.timeZone() == null ? "" : " " + date.timeZone()))
                        .toList()));
        fields.put("featured", content.featured() ? "true" : null);
        fields.put("featuredLabel", content.featuredLabel());
        fields.put("recurrence", content.recurrence() == null ? null : recurrence(content.recurrence(), time.allDay()));
        return fields;
    }

    private static @Nullable String venue(@Nullable Venue venue) {
        if (venue == null) {
            return null;
        }
        String words = joinedGiven(venue.name(), venue.address(), venue.city(), venue.country());
        String place = venue.latitude() == null ? null : venue.latitude() + " " + venue.longitude();
        return joinedGiven(words, place);
    }

    private static @Nullable String organiser(@Nullable Organiser organiser) {
        return organiser == null ? null : joinedGiven(organiser.name(), organiser.url());
    }

    private static String recurrence(Recurrence recurrence, boolean allDay) {
        List<String> parts = new ArrayList<>();
        if (recurrence.rrule() != null) {
            parts.add(recurrence.rrule());
        }
        recurrence.rdates().forEach(at -> parts.add("also " + LocalTimes.text(at, allDay)));
        recurrence.exdates().forEach(at -> parts.add("not " + LocalTimes.text(at, allDay)));
        for (Recurrence.Override override : recurrence.overrides()) {
            parts.add(LocalTimes.text(override.at(), allDay) + " becomes "
                    + joinedGiven(
                            override.start() == null ? null : LocalTimes.text(override.start(), allDay),
                            override.end() == null ? null : "until " + LocalTimes.text(override.end(), allDay),
                            override.status() == null ? null : override.status().name(),
                            override.title(),
                            override.description(),
                            venue(override.venue()),
                            override.onlineUrl(),
                            override.url(),
                            override.note()));
        }
        return String.join("; ", parts);
    }

    private static @Nullable String joined(List<String> parts) {
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static @Nullable String joinedGiven(@Nullable String... parts) {
        List<String> given = new ArrayList<>();
        for (String part : parts) {
            if (part != null) {
                given.add(part);
            }
        }
        return joined(given);
    }
}
