package org.almanac.notification.compose;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.event.Venue;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Events as mails show them. */
@Singleton
class EventCards {
    private final SiteSettings site;

    EventCards(SiteSettings site) {
        this.site = site;
    }

    /** @param time of the occurrence that is meant */
    NoticeMail.Card of(Event whole, EventTime time) {
        Event event = whole.at(time);
        String page = site.link("/events/" + event.slug());
        NoticeMail.Card card = new NoticeMail.Card(
                event.title(),
                time,
                event.status(),
                place(event.content().venue()),
                country(event.content().venue()),
                event.content().onlineUrl(),
                event.content().summary(),
                page,
                page + ".ics");
        return event.content().featured()
                ? card.with(new NoticeMail.Featured(event.content().featuredLabel()))
                : card;
    }

    /** An event as somebody was told of it. */
    NoticeMail.Card asTold(Event event, EventFacts told, EventTime time) {
        NoticeMail.Card card = of(event, time);
        return new NoticeMail.Card(
                told.titleAt(time),
                time,
                told.status(),
                card.place(),
                card.country(),
                told.onlineUrl(),
                card.summary(),
                card.url(),
                card.calendarUrl());
    }

    private static @Nullable String place(@Nullable Venue venue) {
        if (venue == null) {
            return null;
        }
        String place = Stream.of(venue.name(), venue.city())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    private static @Nullable String country(@Nullable Venue venue) {
        return venue == null ? null : venue.country();
    }
}
