package org.almanac.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.markdown.MarkdownText;
import org.almanac.place.Countries;
import org.jspecify.annotations.Nullable;

/**
 * An event as the REST API of The Events Calendar for WordPress gives it ({@code /wp-json/tribe/events/v1/events}): texts
 * with entities and HTML, times in the event's zone and in UTC, the last day of whole days inclusive. The number of the
 * post is its name for ever, and its slug is kept, so that old addresses can be led on.
 */
final class TribeItem {
    private final JsonNode post;

    TribeItem(JsonNode post) {
        this.post = post;
    }

    static boolean isOne(JsonNode item) {
        return item.has("utc_start_date") && item.has("title");
    }

    SaveEvent toSaveEvent() {
        boolean allDay = post.path("all_day").asBoolean();
        Optional<String> zone =
                ZoneNames.resolve(post.path("timezone").asText()).map(Object::toString);
        // WordPress' "UTC+2" is an offset, which says nothing about the other half of the year.
        boolean inUtc = zone.isEmpty() && !allDay;
        return SaveEvent.builder()
                .uid(uid())
                .slug(text(post, "slug"))
                .title(text(post, "title"))
                .description(html("description"))
                .start(time(inUtc ? "utc_start_date" : "start_date", allDay))
                .end(time(inUtc ? "utc_end_date" : "end_date", allDay))
                .timeZone(inUtc ? "UTC" : zone.orElse(null))
                .allDay(allDay)
                .published(post.path("status").asText("publish").equals("publish"))
                .status(status())
                .tags(tags())
                .venue(venue())
                .organiser(organiser())
                .url(text(post, "website"))
                .onlineUrl(text(post, "virtual_url"))
                .image(text(post.path("image"), "url"))
                .build();
    }

    private @Nullable String uid() {
        String id = post.path("id").asText();
        try {
            String host = URI.create(post.path("url").asText()).getHost();
            return id.isEmpty() || host == null ? null : id + "@" + host;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable String html(String field) {
        String text = post.path(field).asText();
        return text.isBlank() ? null : MarkdownText.ofHtml(text);
    }

    /** "2027-06-08 09:00:00". */
    private @Nullable String time(String field, boolean allDay) {
        String time = post.path(field).asText();
        if (time.isBlank()) {
            return null;
        }
        return allDay && time.length() > 10 ? time.substring(0, 10) : time.replace(' ', 'T');
    }

    private String status() {
        return switch (post.path("event_status").asText()) {
            case "canceled", "cancelled" -> EventStatus.CANCELLED.name();
            case "postponed" -> EventStatus.POSTPONED.name();
            default -> EventStatus.CONFIRMED.name();
        };
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (String kind : List.of("categories", "tags")) {
            for (JsonNode term : post.path(kind)) {
                String name = text(term, "name");
                if (name != null && !tags.contains(name)) {
                    tags.add(name);
                }
            }
        }
        return tags;
    }

    /** An object, or an empty list where there is none. */
    private SaveEvent.@Nullable VenueInput venue() {
        JsonNode venue = post.path("venue");
        if (!venue.has("venue")) {
            return null;
        }
        @Nullable String country = text(venue, "country");
        @Nullable String code = country == null ? null : Countries.code(country).orElse(null);
        String address = Stream.of(
                        text(venue, "address"), text(venue, "zip"), text(venue, "state"), code == null ? country : null)
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        boolean placed =
                venue.path("geo_lat").isNumber() && venue.path("geo_lng").isNumber();
        return new SaveEvent.VenueInput(
                text(venue, "venue"),
                address.isEmpty() ? null : address,
                text(venue, "city"),
                code,
                placed ? Double.valueOf(venue.path("geo_lat").doubleValue()) : null,
                placed ? Double.valueOf(venue.path("geo_lng").doubleValue()) : null);
    }

    private SaveEvent.@Nullable OrganiserInput organiser() {
        JsonNode first = post.path("organizer").path(0);
        @Nullable String name = text(first, "organizer");
        return name == null ? null : new SaveEvent.OrganiserInput(name, text(first, "website"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isBlank() ? null : MarkdownText.resolved(text).strip();
    }
}
