package org.almanac.feed;

import jakarta.inject.Singleton;
import org.almanac.event.Event;
import org.almanac.ical.ICalMethod;
import org.almanac.ical.ICalWriter;

/** One event as a calendar to be attached to a mail: the same UID, SEQUENCE and words as in the feed. */
@Singleton
public class EventMessages {
    private final EventCalendar calendar;

    EventMessages(EventCalendar calendar) {
        this.calendar = calendar;
    }

    /** An event to be put into a calendar (RFC 5546 §3.2.1). */
    public byte[] publish(Event event) {
        return ICalWriter.message(ICalMethod.PUBLISH, calendar.of(event));
    }

    /** An event to be taken out of a calendar (RFC 5546 §3.2.5); it must be cancelled, withdrawn or hidden. */
    public byte[] cancel(Event event) {
        return ICalWriter.message(ICalMethod.CANCEL, calendar.of(event));
    }
}
