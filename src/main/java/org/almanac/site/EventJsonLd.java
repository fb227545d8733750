package org.almanac.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Venue;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** An event as schema.org describes it, for search engines. */
@Singleton
class EventJsonLd {
    private static final String VOCABULARY = "https://schema.org/";

    private final ObjectMapper json;
    private final SiteSettings site;

    EventJsonLd(ObjectMapper json, SiteSettings site) {
        this.json = json;
        this.site = site;
    }

    /** JSON that can stand inside a script element: no text in it can end the element or open another. */
    String script(Event event, EventTime time, EventStory story) {
        try {
            return json.writeValueAsString(describe(event, time, story))
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> describe(Event event, EventTime time, EventStory story) {
        EventContent content = event.content();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", content.title());
        data.put("url", site.link("/events/" + event.slug()));
        data.put("startDate", moment(time.start(), time));
        LocalDateTime end = time.end();
        if (end != null) {
            data.put("endDate", moment(end, time));
        }
        // Of something that recurs the next instance is described, which did not take the place of an earlier one.
        List<String> previous = content.recurrence() != null
                ? List.of()
                : story.earlierStarts().stream()
                        .map(start -> moment(start, time))
                        .toList();
        if (!previous.isEmpty()) {
            data.put("previousStartDate", previous.size() == 1 ? previous.get(0) : previous);
        }
        List<String> status = status(event.status(), !previous.isEmpty(), story.movedOnline());
        data.put("eventStatus", status.size() == 1 ? status.get(0) : status);
        List<Map<String, Object>> locations = locations(content);
        if (!locations.isEmpty()) {
            data.put("eventAttendanceMode", VOCABULARY + attendance(content));
            data.put("location", locations.size() == 1 ? locations.get(0) : locations);
        }
        put(data, "description", content.summary());
        put(data, "image", content.image());
        put(data, "sameAs", content.url());
        Organiser organiser = content.organiser();
        if (organiser != null) {
            Map<String, Object> organizer = typed("Organization", organiser.name());
            put(organizer, "url", organiser.url());
            data.put("organizer", organizer);
        }
        return data;
    }

    private static String moment(LocalDateTime local, EventTime time) {
        return time.allDay()
                ? local.toLocalDate().toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(time.zone()));
    }

    /** Both of what was moved to another date and online; what does not take place as told is nothing else. */
    private static List<String> status(EventStatus status, boolean moved, boolean movedOnline) {
        return switch (status) {
            case POSTPONED -> List.of(VOCABULARY + "EventPostponed");
            case CANCELLED -> List.of(VOCABULARY + "EventCancelled");
            case CONFIRMED, TENTATIVE -> {
                List<String> changes = new ArrayList<>();
                if (moved) {
                    changes.add(VOCABULARY + "EventRescheduled");
                }
                if (movedOnline) {
                    changes.add(VOCABULARY + "EventMovedOnline");
                }
                yield changes.isEmpty() ? List.of(VOCABULARY + "EventScheduled") : changes;
            }
        };
    }

    private static String attendance(EventContent content) {
        if (content.onlineUrl() == null) {
            return "OfflineEventAttendanceMode";
        }
        return content.venue() == null ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode";
    }

    private static List<Map<String, Object>> locations(EventContent content) {
        List<Map<String, Object>> locations = new ArrayList<>();
        Venue venue = content.venue();
        if (venue != null) {
            PlaceView words = PlaceView.of(venue);
            Map<String, Object> place = typed("Place", words == null ? "" : words.shortLine());
            Map<String, Object> address = typed("PostalAddress", null);
            put(address, "streetAddress", venue.address());
            put(address, "addressLocality", venue.city());
            put(address, "addressCountry", venue.country());
            place.put("address", address);
            if (venue.latitude() != null && venue.longitude() != null) {
                Map<String, Object> geo = typed("GeoCoordinates", null);
                geo.put("latitude", venue.latitude());
                geo.put("longitude", venue.longitude());
                place.put("geo", geo);
            }
            locations.add(place);
        }
        if (content.onlineUrl() != null) {
            Map<String, Object> online = typed("VirtualLocation", null);
            online.put("url", content.onlineUrl());
            locations.add(online);
        }
        return locations;
    }

    private static Map<String, Object> typed(String type, @Nullable String name) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        put(thing, "name", name);
        return thing;
    }

    private static void put(Map<String, Object> thing, String key, @Nullable String value) {
        if (value != null) {
            thing.put(key, value);
        }
    }
}
