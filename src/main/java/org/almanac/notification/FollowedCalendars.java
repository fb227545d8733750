package org.almanac.notification;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.almanac.event.EventFilter;
import org.almanac.feed.PersonalFeedEnded;
import org.almanac.feed.PersonalFeeds;
import org.almanac.subscriber.CalendarEnded;
import org.almanac.subscriber.Subscribers;

/** What a subscriber follows, as a calendar: the same events that the subscriber is told about. */
@Singleton
class FollowedCalendars implements PersonalFeeds {
    private final Subscribers subscribers;
    private final Event<PersonalFeedEnded> ended;

    FollowedCalendars(Subscribers subscribers, Event<PersonalFeedEnded> ended) {
        this.subscribers = subscribers;
        this.ended = ended;
    }

    /** Once it is so: before, somebody who asks would still find the old one. */
    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarEnded news) {
        ended.fire(new PersonalFeedEnded(news.token()));
    }

    @Override
    public Optional<EventFilter> filter(String token) {
        return subscribers.following(token).map(EventFilter::of);
    }
}
