package org.almanac.feed;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.almanac.event.EventFilter;
import org.almanac.settings.SiteSettings;

/**
 * The ways to keep a choice of events in view. All are absolute.
 *
 * @param page for reading
 * @param ics the calendar by https, for programs that take an address (Thunderbird, Outlook)
 * @param webcal the same, for programs that open one
 * @param google adds it to a Google calendar
 * @param outlook adds it to an Outlook.com calendar
 * @param office365 adds it to a Microsoft 365 calendar
 * @param apple adds it to Apple's Calendar, which opens webcal
 * @param atom announcements and changes, for feed readers
 * @param subscribe the form for reminders by mail
 */
@JsonPropertyOrder({"page", "ics", "webcal", "google", "outlook", "office365", "apple", "atom", "subscribe"})
public record SubscribeLinks(
        String page,
        String ics,
        String webcal,
        String google,
        String outlook,
        String office365,
        String apple,
        String atom,
        String subscribe) {

    /** @param name what the calendar is to be called where the reader keeps it */
    public static SubscribeLinks of(String name, EventFilter filter, SiteSettings site) {
        return of(name, FeedAddress.of(filter), site);
    }

    public static SubscribeLinks of(String name, FeedAddress address, SiteSettings site) {
        String ics = site.link(address.calendar());
        String webcal = ics.replaceFirst("^https?:", "webcal:");
        String added = "/calendar/0/addfromweb?url=" + FeedAddress.encoded(ics) + "&name=" + FeedAddress.encoded(name);
        return new SubscribeLinks(
                site.link(address.page()),
                ics,
                webcal,
                "https://calendar.google.com/calendar/render?cid=" + FeedAddress.encoded(webcal),
                "https://outlook.live.com" + added,
                "https://outlook.office.com" + added,
                webcal,
                site.link(address.feed(FeedFormat.ATOM, null, CalendarExtras.NONE)),
                site.link(address.subscribeForm()));
    }
}
