package org.almanac.subscriber.preferences;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.almanac.subscriber.CalendarEnded;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.SubscriberEntity;

/** The addresses of subscribers' own calendars. */
@Singleton
class CalendarAddresses {
    private final MailLinks links;
    private final Event<CalendarEnded> ended;

    CalendarAddresses(MailLinks links, Event<CalendarEnded> ended) {
        this.links = links;
        this.ended = ended;
    }

    /** Tells everybody who keeps what an address stands for that it works no more. */
    void end(SubscriberEntity subscriber) {
        ended.fire(new CalendarEnded(links.token(LinkScope.CALENDAR, subscriber.id, subscriber.epochOfCalendar())));
    }
}
