package org.almanac.notification.mail;

import java.util.regex.Pattern;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.feed.EventAttachments;
import org.almanac.outbox.ComposeResult;

/** An event as a file for calendar programs, as mails bring it. */
public final class CalendarFile {
    private static final int MAX_NAME = 60;

    /** What may make trouble in a header, or in the file system of whoever saves it. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]+");

    private static final Pattern ENDS = Pattern.compile("^-|-$");

    /** Windows takes these for devices, whatever their ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|(com|lpt)[0-9]");

    private CalendarFile() {}

    public static ComposeResult.Attachment of(Event event, EventAttachments calendar) {
        boolean off = !event.isPublic() || event.status() == EventStatus.CANCELLED;
        return new ComposeResult.Attachment(
                "text/calendar; method=" + (off ? "CANCEL" : "PUBLISH") + "; charset=utf-8",
                name(event.slug()),
                off ? calendar.cancel(event) : calendar.publish(event));
    }

    /** After the event's address, in letters that every program takes. */
    static String name(String slug) {
        String plain = UNSAFE.matcher(slug).replaceAll("-");
        String name = plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
        String trimmed = ENDS.matcher(name).replaceAll("");
        if (trimmed.isEmpty()) {
            return "event.ics";
        }
        return (DEVICE.matcher(trimmed).matches() ? "event-" : "") + trimmed + ".ics";
    }
}
