package org.almanac.site.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.encoding.Markup;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Organiser;
import org.almanac.event.Venue;
import org.almanac.feed.JsonLdEvent;
import org.almanac.markdown.Markdown;
import org.almanac.settings.SiteSettings;
import org.almanac.site.PlaceView;
import org.jspecify.annotations.Nullable;

/** An event as schema.org describes it, for search engines. */
@Singleton
class EventJsonLd {
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
            return Markup.inScript(json.writeValueAsString(described(event, time, story, ahead)));
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
        List<String> previous = earlierStarts.stream()
                .map(start -> JsonLdEvent.moment(start, time))
                .toList();
        Map<String, Object> data = JsonLdEvent.of(content.title(), site.link("/events/" + event.slug()), time)
                .status(status(now, !previous.isEmpty(), movedOnline), previous)
                .where(place(content.venue()), content.onlineUrl())
                .data();
        JsonLdEvent.put(data, "description", description(content));
        JsonLdEvent.put(data, "image", content.image());
        JsonLdEvent.put(data, "sameAs", content.url());
        Organiser organiser = content.organiser();
        if (organiser != null) {
            Map<String, Object> organizer = JsonLdEvent.typed("Organization", organiser.name());
            JsonLdEvent.put(organizer, "url", organiser.url());
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

    /** Both of what was moved to another date and online; what does not take place as told is nothing else. */
    private static List<String> status(EventStatus status, boolean moved, boolean movedOnline) {
        return switch (status) {
            case POSTPONED -> List.of("EventPostponed");
            case CANCELLED -> List.of("EventCancelled");
            case CONFIRMED, TENTATIVE -> {
                List<String> changes = new ArrayList<>();
                if (moved) {
                    changes.add("EventRescheduled");
                }
                if (movedOnline) {
                    changes.add("EventMovedOnline");
                }
                yield changes.isEmpty() ? List.of("EventScheduled") : changes;
            }
        };
    }

    private static @Nullable Map<String, Object> place(@Nullable Venue venue) {
        PlaceView where = PlaceView.of(venue);
        if (venue == null || where == null || where.line().isEmpty()) {
            return null;
        }
        String name = where.shortLine().isEmpty() ? where.line() : where.shortLine();
        Map<String, Object> place = JsonLdEvent.typed("Place", name);
        Map<String, Object> address = JsonLdEvent.typed("PostalAddress", null);
        JsonLdEvent.put(address, "streetAddress", venue.address());
        JsonLdEvent.put(address, "addressLocality", venue.city());
        JsonLdEvent.put(address, "addressCountry", venue.country());
        // Asked for even where a name is all that is known.
        place.put("address", address.size() > 1 ? address : name);
        if (venue.latitude() != null && venue.longitude() != null) {
            Map<String, Object> geo = JsonLdEvent.typed("GeoCoordinates", null);
            geo.put("latitude", venue.latitude());
            geo.put("longitude", venue.longitude());
            place.put("geo", geo);
        }
        return place;
    }
}
