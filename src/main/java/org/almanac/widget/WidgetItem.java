package org.almanac.widget;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.LocalTimes;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an event, with all that a list shows of it.
 *
 * @param id of the instance
 * @param uid of the event, as feeds have it
 * @param start local to {@code timeZone}; the day alone when {@code allDay}
 * @param end like {@code start}, and the last day, inclusive, when {@code allDay}
 * @param endsAt the first instant at which it is over
 * @param place the venue's name
 * @param country ISO 3166-1 alpha-2
 * @param tags slugs
 * @param ics address of the event as a file for calendars
 */
record WidgetItem(
        UUID id,
        String uid,
        String title,
        String url,
        String start,
        @Nullable String end,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        boolean allDay,
        EventStatus status,
        boolean online,
        @Nullable String place,
        @Nullable String city,
        @Nullable String country,
        List<String> tags,
        String ics) {

    static WidgetItem of(UpcomingOccurrence upcoming, SiteSettings site) {
        var event = upcoming.event();
        var occurrence = upcoming.occurrence();
        EventTime time = occurrence.time();
        Venue venue = event.content().venue();
        String address = site.link("/events/" + event.slug());
        return new WidgetItem(
                occurrence.id(),
                event.uid(),
                event.title(),
                address,
                LocalTimes.text(time.start(), time.allDay()),
                time.end() == null ? null : LocalTimes.text(time.end(), time.allDay()),
                occurrence.startsAt(),
                occurrence.endsAt(),
                time.zone().getId(),
                time.allDay(),
                occurrence.status(),
                event.content().onlineUrl() != null,
                venue == null ? null : venue.name(),
                venue == null ? null : venue.city(),
                venue == null ? null : venue.country(),
                event.content().tags().stream().map(Tag::slug).toList(),
                address + ".ics");
    }
}
