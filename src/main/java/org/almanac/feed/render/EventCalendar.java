package org.almanac.feed.render;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.KeyDateWords;
import org.almanac.feed.FeedAddress;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.write.ICalDetails;
import org.almanac.ical.write.ICalEvent;
import org.almanac.ical.write.ICalKeyDate;
import org.almanac.ical.write.ICalRecurrence;
import org.almanac.ical.write.ICalStatus;
import org.almanac.ical.write.ICalTimes;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * What calendars say about an event. Many programs show no STATUS, so the title says it too: who looks at their
 * calendar on the day must not travel to what was cancelled or postponed.
 */
@Singleton
public class EventCalendar {
    private final SiteSettings site;

    public EventCalendar(SiteSettings site) {
        this.site = site;
    }

    public ICalEvent of(Event event) {
        EventContent content = event.content();
        EventStatus status = event.isPublic() ? event.status() : EventStatus.CANCELLED;
        EventDescription words = EventDescription.of(event, site);
        return new ICalEvent(
                event.uid(),
                event.sequence(),
                event.createdAt(),
                event.lastModified(),
                times(content.time()),
                details(event, words, status),
                recurrence(event, words, status),
                keyDates(event, status));
    }

    private static ICalTimes times(EventTime time) {
        return new ICalTimes(time.start(), time.end(), time.zone(), time.allDay());
    }

    private ICalDetails details(Event event, EventDescription words, EventStatus status) {
        if (!event.isPublic()) {
            return gone(event, event.title());
        }
        EventContent content = event.content();
        Venue venue = content.venue();
        String page = site.link(FeedAddress.ofEvent(event.slug()).page());
        return new ICalDetails(
                prefix(status) + content.title(),
                words.plain(),
                words.styled(),
                status(status),
                status.takesPlace(),
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

    /**
     * What was taken away is said to be so, and nothing else is said of it. A double leads to the event that stays: that is
     * not cancelled, so the title does not say so.
     */
    private ICalDetails gone(Event event, String title) {
        Withdrawal.Other other = event.doubleOf();
        String page = other == null
                ? null
                : site.link(FeedAddress.ofEvent(other.slug()).page());
        return new ICalDetails(
                other == null ? prefix(EventStatus.CANCELLED) + title : title,
                page == null ? null : "Listed twice: " + page,
                null,
                ICalStatus.CANCELLED,
                false,
                null,
                null,
                page,
                null,
                List.of(),
                null,
                null);
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

    /** What a map finds; where there is no place, programs make the address a link. */
    private static @Nullable String location(EventContent content) {
        Venue venue = content.venue();
        if (venue == null) {
            return content.onlineUrl();
        }
        String place = VenueLine.whole(venue);
        return place.isEmpty() ? content.onlineUrl() : place;
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

    private @Nullable ICalRecurrence recurrence(Event event, EventDescription words, EventStatus status) {
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
                        .map(override -> instance(
                                event.on(override.at()),
                                override.hasOwnWords() ? EventDescription.of(event.on(override.at()), site) : words,
                                override,
                                status))
                        .toList());
    }

    private ICalRecurrence.Instance instance(
            Event event, EventDescription words, Recurrence.Override override, EventStatus whole) {
        EventTime time = event.time().startingAt(override.start() == null ? override.at() : override.start());
        EventTime ending =
                override.end() == null ? time : new EventTime(time.start(), override.end(), time.zone(), time.allDay());
        EventStatus own = override.status() == null || !whole.takesPlace() ? whole : override.status();
        return new ICalRecurrence.Instance(override.at(), times(ending), details(event, words, own));
    }

    private List<ICalKeyDate> keyDates(Event event, EventStatus status) {
        Map<String, Integer> labels = new HashMap<>();
        return event.content().keyDates().stream()
                .map(keyDate -> new ICalKeyDate(
                        uid(event, keyDate.label(), labels.merge(keyDate.label(), 1, Integer::sum)),
                        start(keyDate),
                        details(event, keyDate, status)))
                .toList();
    }

    // In UTC: what is named for the whole Earth has no zone that calendars know.
    private static Temporal start(KeyDate keyDate) {
        EventTime moment = keyDate.moment();
        return moment == null ? keyDate.at() : moment.startsAt();
    }

    // By its label: when the day moves, it moves in the reader's calendar.
    private static String uid(Event event, String label, int number) {
        String name = event.uid() + '\n' + label + '\n' + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ICalDetails details(Event event, KeyDate keyDate, EventStatus status) {
        if (!event.isPublic()) {
            return gone(event, keyDate.label() + ": " + event.title());
        }
        String page = site.link(FeedAddress.ofEvent(event.slug()).page());
        return new ICalDetails(
                prefix(status) + keyDate.label() + ": " + event.title(),
                (keyDate.time() == null ? "" : KeyDateWords.of(keyDate) + "\n\n") + "Details: " + page,
                null,
                status(status),
                status.takesPlace(),
                null,
                null,
                page,
                null,
                event.content().tags().stream().map(Tag::name).toList(),
                null,
                null);
    }
}
