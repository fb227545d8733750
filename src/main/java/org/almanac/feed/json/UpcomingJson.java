package org.almanac.feed.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.SubscribeLinks;
import org.almanac.feed.render.VenueLine;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * The json feed. Its shape is public (docs/feeds.md).
 *
 * @param url the page with the same events
 * @param more whether there are more items than were asked for
 * @param unknown what was asked for by a widget and nobody has heard of, such as {@code tag “5gg”}; left out when empty
 */
@JsonPropertyOrder({"name", "url", "items", "more", "links", "unknown"})
record UpcomingJson(
        String name,
        String url,
        List<Item> items,
        boolean more,
        SubscribeLinks links,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknown) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    /**
     * @param id of the occurrence; stays when it moves
     * @param start local to {@code timeZone}; a date when {@code allDay}
     * @param end like {@code start}; the last day, inclusive, when {@code allDay}
     * @param startsAt instant
     * @param endsAt the instant at which it is over
     * @param place in one line
     * @param country ISO 3166-1 alpha-2
     * @param tags slugs
     * @param ics the calendar of the event alone
     * @param featured an editor's pick or a paid listing; left out when it is neither
     * @param featuredLabel what is said of it then; left out when nothing is
     */
    @JsonPropertyOrder({
        "id",
        "uid",
        "title",
        "url",
        "start",
        "end",
        "startsAt",
        "endsAt",
        "timeZone",
        "allDay",
        "status",
        "online",
        "place",
        "city",
        "country",
        "tags",
        "ics",
        "featured",
        "featuredLabel"
    })
    record Item(
            String id,
            String uid,
            String title,
            String url,
            String start,
            @Nullable String end,
            String startsAt,
            String endsAt,
            String timeZone,
            boolean allDay,
            String status,
            boolean online,
            @Nullable String place,
            @Nullable String city,
            @Nullable String country,
            List<String> tags,
            String ics,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean featured,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String featuredLabel) {}

    static UpcomingJson of(
            String name,
            FeedAddress address,
            List<UpcomingOccurrence> occurrences,
            boolean more,
            List<String> unknown,
            SiteSettings site,
            RenderFailures failures) {
        return new UpcomingJson(
                name,
                site.link(address.page()),
                occurrences.stream()
                        .flatMap(upcoming -> failures
                                .firstOf(
                                        "json",
                                        upcoming.event().id(),
                                        upcoming.event().revision(),
                                        List.<Supplier<Item>>of(
                                                () -> item(upcoming, site), () -> item(upcoming.plain(), site)))
                                .stream())
                        .toList(),
                more,
                SubscribeLinks.of(name, address, site),
                unknown);
    }

    private static Item item(UpcomingOccurrence upcoming, SiteSettings site) {
        Event event = upcoming.event();
        EventContent content = event.content();
        Occurrence occurrence = upcoming.occurrence();
        EventTime time = occurrence.time();
        Venue venue = content.venue();
        FeedAddress address = FeedAddress.ofEvent(event.slug());
        return new Item(
                occurrence.id().toString(),
                event.uid(),
                event.title(),
                site.link(address.page()),
                local(time.start(), time.allDay()),
                time.end() == null ? null : local(time.end(), time.allDay()),
                occurrence.startsAt().toString(),
                occurrence.endsAt().toString(),
                time.zone().getId(),
                time.allDay(),
                occurrence.status().name(),
                content.onlineUrl() != null,
                place(content),
                venue == null ? null : venue.city(),
                venue == null ? null : venue.country(),
                content.tags().stream().map(Tag::slug).toList(),
                site.link(address.calendar()),
                content.featured(),
                content.shownLabel());
    }

    private static String local(LocalDateTime time, boolean allDay) {
        return allDay ? time.toLocalDate().toString() : LOCAL.format(time);
    }

    private static @Nullable String place(EventContent content) {
        String place = content.venue() == null ? "" : VenueLine.brief(content.venue());
        if (!place.isEmpty()) {
            return place;
        }
        return content.onlineUrl() == null ? null : "Online";
    }
}
