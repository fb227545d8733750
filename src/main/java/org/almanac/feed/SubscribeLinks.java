package org.almanac.feed;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.almanac.settings.SiteSettings;

/**
 * The ways to keep a choice of events in view.
 *
 * @param page for reading
 * @param ics the calendar, for programs that take an address
 * @param webcal the same, for programs that open one (Apple Calendar, Thunderbird)
 * @param google adds it to a Google calendar
 * @param outlook adds it to an Outlook.com calendar
 * @param office365 adds it to a Microsoft 365 calendar
 * @param subscribe the form for reminders by mail
 */
@JsonPropertyOrder({"page", "ics", "webcal", "google", "outlook", "office365", "subscribe"})
record SubscribeLinks(
        String page, String ics, String webcal, String google, String outlook, String office365, String subscribe) {

    static SubscribeLinks of(String name, FeedAddress address, SiteSettings site) {
        String ics = site.link(address.calendar(null));
        String webcal = ics.replaceFirst("^https?:", "webcal:");
        String added = "/calendar/0/addfromweb?url=" + FeedAddress.encoded(ics) + "&name=" + FeedAddress.encoded(name);
        return new SubscribeLinks(
                site.link(address.page()),
                ics,
                webcal,
                "https://calendar.google.com/calendar/render?cid=" + FeedAddress.encoded(webcal),
                "https://outlook.live.com" + added,
                "https://outlook.office.com" + added,
                site.link(address.subscribeForm()));
    }
}
