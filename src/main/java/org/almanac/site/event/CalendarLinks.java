package org.almanac.site.event;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;

/**
 * Ways to put one event into a reader's calendar.
 *
 * @param ics a file, for any program
 * @param webcal the same as a subscription, which follows later changes
 * @param google a filled-in form of Google Calendar
 * @param outlook of Outlook.com
 * @param office of Outlook for Microsoft 365
 */
record CalendarLinks(String ics, String webcal, String google, String outlook, String office) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static CalendarLinks of(Event event, EventTime time, String place, SiteSettings site) {
        String page = site.link("/events/" + event.slug());
        String ics = page + ".ics";
        String outlook = outlook(event, time, place, page);
        return new CalendarLinks(
                ics,
                ics.replaceFirst("^https?:", "webcal:"),
                "https://calendar.google.com/calendar/render"
                        + new QueryString()
                                .with("action", "TEMPLATE")
                                .with("text", event.title())
                                .with("dates", googleDates(time))
                                .with("ctz", time.zone().getId())
                                .with("location", place)
                                .with("details", page),
                "https://outlook.live.com" + outlook,
                "https://outlook.office.com" + outlook);
    }

    /** Google and Outlook both want the first day that is no longer part of an all-day event. */
    private static String googleDates(EventTime time) {
        if (time.allDay()) {
            return DateTimeFormatter.BASIC_ISO_DATE.format(time.firstDay()) + "/"
                    + DateTimeFormatter.BASIC_ISO_DATE.format(time.lastDay().plusDays(1));
        }
        return UTC.format(time.startsAt()) + "/" + UTC.format(time.endsAt());
    }

    private static String outlook(Event event, EventTime time, String place, String page) {
        String start =
                time.allDay() ? time.firstDay().toString() : time.startsAt().toString();
        String end = time.allDay()
                ? time.lastDay().plusDays(1).toString()
                : time.endsAt().toString();
        return "/calendar/0/deeplink/compose"
                + new QueryString()
                        .with("path", "/calendar/action/compose")
                        .with("rru", "addevent")
                        .with("subject", event.title())
                        .with("startdt", start)
                        .with("enddt", end)
                        .with("allday", String.valueOf(time.allDay()))
                        .with("location", place)
                        .with("body", page);
    }
}
