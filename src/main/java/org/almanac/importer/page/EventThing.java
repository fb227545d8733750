package org.almanac.importer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEvent.OrganiserInput;
import org.almanac.event.SaveEventBuilder;
import org.jspecify.annotations.Nullable;

/** One Event of schema.org, as an event of ours. */
final class EventThing {
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_TAG = 100;
    private static final int MOST_TAGS = 20;

    private final JsonNode thing;
    private final UnaryOperator<JsonNode> resolve;
    private final String base;
    private final String origin;
    private final Map<String, String> from = new LinkedHashMap<>();

    /**
     * @param resolve finds what is only referred to
     * @param base address of the page
     * @param origin how it was written: {@code json-ld} or {@code microdata}
     */
    EventThing(JsonNode thing, UnaryOperator<JsonNode> resolve, String base, String origin) {
        this.thing = thing;
        this.resolve = resolve;
        this.base = base;
        this.origin = origin;
    }

    PageEvent read(ZoneId own) {
        Place place = Place.of(Thing.all(thing, "location"), Thing.text(thing, "eventAttendanceMode"), resolve);
        SaveEventBuilder event = SaveEvent.builder()
                .title(said("title", PageText.line(Thing.text(thing, "name"))))
                .description(said(
                        "description",
                        PageText.atMost(LONGEST_DESCRIPTION, PageText.block(Thing.text(thing, "description")))))
                .venue(said("venue", place.venue()))
                .onlineUrl(said("onlineUrl", place.onlineUrl()))
                .organiser(said("organiser", organiser()))
                .url(said("url", absolute(Thing.text(thing, "url"))))
                .registrationUrl(said("registrationUrl", registration()))
                .image(said("image", image()))
                .tags(tags())
                .keyDates(List.of())
                .allDay(false)
                .status(said("status", status()));
        if (!from.containsKey("status")) {
            event.status(EventStatus.CONFIRMED.name());
        }
        PageTime.of(
                        Thing.text(thing, "startDate"),
                        Thing.text(thing, "endDate"),
                        Thing.text(thing, "duration"),
                        zone(),
                        place.country(),
                        own)
                .ifPresent(time -> {
                    event.start(said("start", time.start()))
                            .end(said("end", time.end()))
                            .allDay(time.allDay())
                            .timeZone(time.zone());
                    from.put("allDay", origin);
                    from.put("timeZone", time.zoneGuessed() ? "guess" : origin);
                });
        return new PageEvent(event.build(), from);
    }

    private <T> @Nullable T said(String field, @Nullable T value) {
        if (value != null) {
            from.put(field, origin);
        }
        return value;
    }

    /** No property of schema.org's Event, but written by some (Schedule and several programs have it). */
    private @Nullable String zone() {
        for (String property : List.of("scheduleTimezone", "timeZone", "timezone", "startTimezone")) {
            String zone = Thing.text(thing, property);
            if (zone != null) {
                return zone;
            }
        }
        return Thing.text(resolve.apply(Thing.first(thing, "eventSchedule")), "scheduleTimezone");
    }

    private @Nullable String status() {
        String said = Thing.text(thing, "eventStatus");
        String word = said == null ? "" : said.replaceFirst("^.*[/#:]", "");
        return switch (word) {
            case "EventCancelled", "EventCanceled" -> EventStatus.CANCELLED.name();
            case "EventPostponed" -> EventStatus.POSTPONED.name();
            case "EventScheduled", "EventRescheduled", "EventMovedOnline" -> EventStatus.CONFIRMED.name();
            default -> null;
        };
    }

    private @Nullable OrganiserInput organiser() {
        for (String property : List.of("organizer", "organiser")) {
            for (JsonNode named : Thing.all(thing, property)) {
                JsonNode organiser = resolve.apply(named);
                String name =
                        PageText.line(organiser.isTextual() ? organiser.textValue() : Thing.text(organiser, "name"));
                if (name != null && Thing.webAddress(name) == null) {
                    return new OrganiserInput(name, absolute(Thing.text(organiser, "url")));
                }
            }
        }
        return null;
    }

    private @Nullable String registration() {
        for (JsonNode named : Thing.all(thing, "offers")) {
            String url = absolute(Thing.text(resolve.apply(named), "url"));
            if (url != null && !Objects.equals(url, absolute(Thing.text(thing, "url")))) {
                return url;
            }
        }
        return null;
    }

    private @Nullable String image() {
        for (JsonNode named : Thing.all(thing, "image")) {
            JsonNode image = resolve.apply(named);
            String url = image.isTextual()
                    ? image.textValue()
                    : Objects.requireNonNullElseGet(
                            Thing.text(image, "url"), () -> Objects.toString(Thing.text(image, "contentUrl"), ""));
            String absolute = absolute(url);
            if (absolute != null) {
                return absolute;
            }
        }
        return null;
    }

    private List<@Nullable String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (JsonNode keyword : Thing.all(thing, "keywords")) {
            String words =
                    keyword.isTextual() ? keyword.textValue() : Objects.toString(Thing.text(keyword, "name"), "");
            for (String word : words.split("[,;]", -1)) {
                String tag = PageText.line(word);
                if (tag != null && tag.length() <= LONGEST_TAG && tags.size() < MOST_TAGS) {
                    tags.add(tag);
                }
            }
        }
        if (!tags.isEmpty()) {
            from.put("tags", origin);
        }
        return new ArrayList<>(tags);
    }

    private @Nullable String absolute(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return null;
        }
        try {
            return Thing.webAddress(URI.create(base)
                    .resolve(address.strip().replace(" ", "%20"))
                    .toString());
        } catch (IllegalArgumentException e) {
            return Thing.webAddress(address.strip());
        }
    }
}
