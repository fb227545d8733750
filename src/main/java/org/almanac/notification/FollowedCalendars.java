package org.almanac.notification;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.almanac.event.EventFilter;
import org.almanac.feed.PersonalFeeds;
import org.almanac.subscriber.Subscribers;

/** What a subscriber follows, as a calendar: the same events that the subscriber is told about. */
@Singleton
class FollowedCalendars implements PersonalFeeds {
    private final Subscribers subscribers;

    FollowedCalendars(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public Optional<EventFilter> filter(String token) {
        return subscribers.following(token).map(EventFilter::of);
    }
}
