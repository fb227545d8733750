package org.almanac.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.almanac.event.Event;
import org.almanac.feed.render.EventCalendar;
import org.almanac.ical.write.ICalMethod;
import org.almanac.ical.write.ICalWriter;
import org.almanac.problem.RenderFailures;

/** One event as a calendar to be attached to a mail: the same UID, SEQUENCE and words as in the feed. */
@Singleton
public class EventAttachments {
    private final EventCalendar calendar;
    private final RenderFailures failures;

    EventAttachments(EventCalendar calendar, RenderFailures failures) {
        this.calendar = calendar;
        this.failures = failures;
    }

    /** An event to be put into a calendar (RFC 5546 §3.2.1). */
    public byte[] publish(Event event) {
        return message(ICalMethod.PUBLISH, event);
    }

    /** An event to be taken out of a calendar (RFC 5546 §3.2.5); it must be cancelled, withdrawn or hidden. */
    public byte[] cancel(Event event) {
        return message(ICalMethod.CANCEL, event);
    }

    private byte[] message(ICalMethod method, Event event) {
        return failures.firstOf(
                        "attachment",
                        event.id(),
                        event.revision(),
                        List.<Supplier<byte[]>>of(
                                () -> write(method, event),
                                () -> write(method, event.plain(true)),
                                () -> write(method, event.plain(false))))
                .orElseThrow(() -> new IllegalStateException("event " + event.id() + " cannot be written at all"));
    }

    private byte[] write(ICalMethod method, Event event) {
        return ICalWriter.message(method, calendar.of(event));
    }
}
