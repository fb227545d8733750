package org.almanac.site.event;

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
import org.almanac.event.Occurrence;
import org.almanac.event.Organiser;
import org.almanac.event.Venue;
import org.almanac.markdown.Markdown;
import org.almanac.settings.SiteSettings;
import org.almanac.site.PlaceView;
import org.jspecify.annotations.Nullable;

/** An event as schema.org describes it, for search engines. */
@Singleton
class EventJsonLd {
    private static final String VOCABULARY = "https://schema.org/";
    private static final int MOST_DESCRIPTION = 1_000;

    private final ObjectMapper json;
    private final SiteSettings site;

    EventJsonLd(ObjectMapper json, SiteSettings site) {
        this.json = json;
        this.site = site;
    }

    /**
     * JSON that can stand inside a script element: no text in it can end the element or open another.
     *
     * @param time of the instance that the page is about: the first of those ahead, if there is one
     * @param ahead the instances that are not over, by start
     * @return null for an event that does not say where it is: search engines take none without a location
     */
    @Nullable
    String script(Event event, EventTime time, EventStory story, List<Occurrence> ahead) {
        if (!event.content().saysWhere()) {
            return null;
        }
        try {
            return json.writeValueAsString(described(event, time, story, ahead))
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of something that recurs the next instance; others only when they are not as the rule has it. */
    private Map<String, Object> described(Event event, EventTime time, EventStory story, List<Occurrence> ahead) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        if (event.content().recurrence() == null) {
            data.putAll(instance(event, time, event.status(), story.earlierStarts(), story.movedOnline()));
            return data;
        }
        if (ahead.isEmpty()) {
            data.putAll(instance(event, time, event.status(), List.of(), story.movedOnline()));
            return data;
        }
        data.putAll(instance(event, ahead.get(0), story));
        List<Map<String, Object>> others = ahead.stream()
                .skip(1)
                .filter(one -> !movedFrom(one).isEmpty() || !one.status().takesPlace())
                .map(one -> instance(event, one, story))
                .toList();
        if (!others.isEmpty()) {
            data.put("subEvent", others);
        }
        return data;
    }

    private Map<String, Object> instance(Event event, Occurrence one, EventStory story) {
        EventStatus status = event.status().takesPlace() ? one.status() : event.status();
        return instance(event, one.time(), status, movedFrom(one), story.movedOnline());
    }

    private static List<LocalDateTime> movedFrom(Occurrence one) {
        LocalDateTime original = one.recursAt();
        return original == null || original.equals(one.time().start()) ? List.of() : List.of(original);
    }

    /** All that an Event needs to stand alone. */
    private Map<String, Object> instance(
            Event event, EventTime time, EventStatus now, List<LocalDateTime> earlierStarts, boolean movedOnline) {
        EventContent content = event.content();
        Map<String, Object> data = typed("Event", content.title());
        data.put("url", site.link("/events/" + event.slug()));
        data.put("startDate", moment(time.start(), time));
        LocalDateTime end = time.end();
        if (end != null) {
            data.put("endDate", moment(end, time));
        }
        List<String> previous =
                earlierStarts.stream().map(start -> moment(start, time)).toList();
        if (!previous.isEmpty()) {
            data.put("previousStartDate", previous.size() == 1 ? previous.get(0) : previous);
        }
        List<String> status = status(now, !previous.isEmpty(), movedOnline);
        data.put("eventStatus", status.size() == 1 ? status.get(0) : status);
        List<Map<String, Object>> locations = locations(content);
        data.put("eventAttendanceMode", VOCABULARY + attendance(content));
        data.put("location", locations.size() == 1 ? locations.get(0) : locations);
        put(data, "description", description(content));
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

    /** In one line, without mark-up. */
    private static @Nullable String description(EventContent content) {
        if (content.summary() != null || content.description() == null) {
            return content.summary();
        }
        String text = Markdown.of(content.description())
                .plainText()
                .replaceAll("\\s+", " ")
                .strip();
        if (text.length() <= MOST_DESCRIPTION) {
            return text.isEmpty() ? null : text;
        }
        int word = text.lastIndexOf(' ', MOST_DESCRIPTION);
        int end = word > MOST_DESCRIPTION / 2 ? word : MOST_DESCRIPTION;
        return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + "…";
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
        PlaceView where = PlaceView.of(content.venue());
        return where == null || where.line().isEmpty() ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode";
    }

    private static List<Map<String, Object>> locations(EventContent content) {
        List<Map<String, Object>> locations = new ArrayList<>();
        Venue venue = content.venue();
        PlaceView where = PlaceView.of(venue);
        if (venue != null && where != null && !where.line().isEmpty()) {
            String name = where.shortLine().isEmpty() ? where.line() : where.shortLine();
            Map<String, Object> place = typed("Place", name);
            Map<String, Object> address = typed("PostalAddress", null);
            put(address, "streetAddress", venue.address());
            put(address, "addressLocality", venue.city());
            put(address, "addressCountry", venue.country());
            // Asked for even where a name is all that is known.
            place.put("address", address.size() > 1 ? address : name);
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
