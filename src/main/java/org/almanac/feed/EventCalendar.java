package org.almanac.feed;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.ical.ICalDetails;
import org.almanac.ical.ICalEvent;
import org.almanac.ical.ICalRecurrence;
import org.almanac.ical.ICalStatus;
import org.almanac.ical.ICalTimes;
import org.almanac.ical.RecurrenceRule;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * What calendars say about an event. Many programs show no STATUS, so the title says it too: who looks at their
 * calendar on the day must not travel to what was cancelled or postponed.
 */
@Singleton
class EventCalendar {
    private final SiteSettings site;

    EventCalendar(SiteSettings site) {
        this.site = site;
    }

    ICalEvent of(Event event) {
        EventContent content = event.content();
        EventStatus status = event.isPublic() ? event.status() : EventStatus.CANCELLED;
        return new ICalEvent(
                event.uid(),
                event.sequence(),
                event.createdAt(),
                event.lastModified(),
                times(content.time()),
                details(event, status),
                recurrence(event, status));
    }

    private static ICalTimes times(EventTime time) {
        return new ICalTimes(time.start(), time.end(), time.zone(), time.allDay());
    }

    private ICalDetails details(Event event, EventStatus status) {
        EventContent content = event.content();
        Venue venue = content.venue();
        String page = site.link(FeedAddress.ofEvent(event.slug()).page());
        return new ICalDetails(
                prefix(status) + content.title(),
                description(content, page),
                status(status),
                location(content),
                venue == null || venue.latitude() == null || venue.longitude() == null
                        ? null
                        : new ICalDetails.Geo(venue.latitude(), venue.longitude()),
                page,
                organiser(content.organiser()),
                content.tags().stream().map(Tag::name).toList(),
                content.onlineUrl(),
                content.image());
    }

    private static String prefix(EventStatus status) {
        return switch (status) {
            case CANCELLED -> "Cancelled: ";
            case POSTPONED -> "Postponed: ";
            case TENTATIVE, CONFIRMED -> "";
        };
    }

    // RFC 5545 knows no "postponed". CANCELLED would make the entry vanish from many calendars, and with it the news.
    private static ICalStatus status(EventStatus status) {
        return switch (status) {
            case TENTATIVE, POSTPONED -> ICalStatus.TENTATIVE;
            case CONFIRMED -> ICalStatus.CONFIRMED;
            case CANCELLED -> ICalStatus.CANCELLED;
        };
    }

    private static String description(EventContent content, String page) {
        List<String> parts = new ArrayList<>();
        if (content.summary() != null) {
            parts.add(content.summary());
        }
        if (content.description() != null) {
            parts.add(Markdown.plainText(content.description()));
        }
        List<String> links = new ArrayList<>();
        link(links, "Website", content.url());
        link(links, "Registration", content.registrationUrl());
        link(links, "Online", content.onlineUrl());
        link(links, "Details", page);
        parts.add(String.join("\n", links));
        return String.join("\n\n", parts);
    }

    private static void link(List<String> links, String label, @Nullable String url) {
        if (url != null) {
            links.add(label + ": " + url);
        }
    }

    /** What a map finds; where there is no place, programs make the address a link. */
    private static @Nullable String location(EventContent content) {
        Venue venue = content.venue();
        if (venue == null) {
            return content.onlineUrl();
        }
        Set<String> parts = new LinkedHashSet<>();
        add(parts, venue.name());
        add(parts, venue.address());
        add(parts, venue.city());
        if (venue.country() != null) {
            add(parts, new Locale("", venue.country()).getDisplayCountry(Locale.ENGLISH));
        }
        return parts.isEmpty() ? content.onlineUrl() : String.join(", ", parts);
    }

    private static void add(Set<String> parts, @Nullable String part) {
        // An address often holds the city already.
        if (part != null && parts.stream().noneMatch(other -> other.endsWith(part))) {
            parts.add(part);
        }
    }

    // A cal-address is a URI (RFC 5545 §3.3.3). Without a mailbox a page is honest; an invented one would get mail.
    private ICalDetails.@Nullable Organiser organiser(@Nullable Organiser organiser) {
        if (organiser == null) {
            return null;
        }
        String url = organiser.url();
        return new ICalDetails.Organiser(
                organiser.name(),
                url == null ? site.link("/organisers/" + FeedAddress.encoded(organiser.slug())) : url);
    }

    private @Nullable ICalRecurrence recurrence(Event event, EventStatus status) {
        Recurrence recurrence = event.content().recurrence();
        if (recurrence == null) {
            return null;
        }
        String rule = recurrence.rrule();
        return new ICalRecurrence(
                rule == null ? null : RecurrenceRule.parse(rule),
                recurrence.exdates(),
                recurrence.rdates(),
                recurrence.overrides().stream()
                        .map(override -> instance(event, override, status))
                        .toList());
    }

    private ICalRecurrence.Instance instance(Event event, Recurrence.Override override, EventStatus whole) {
        EventTime time = event.time().startingAt(override.start() == null ? override.at() : override.start());
        EventTime ending =
                override.end() == null ? time : new EventTime(time.start(), override.end(), time.zone(), time.allDay());
        EventStatus own = override.status() == null || !whole.takesPlace() ? whole : override.status();
        return new ICalRecurrence.Instance(override.at(), times(ending), details(event, own));
    }
}
