package org.almanac.widget;

import java.util.TreeSet;
import org.almanac.event.EventFilter;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;

/**
 * Where a reader goes on from a list; each address carries the list's choice.
 *
 * @param page all events
 * @param ics the feed
 * @param webcal the feed, for programs that subscribe to what they open
 * @param google adds the feed to Google Calendar
 * @param outlook adds the feed to Outlook
 * @param subscribe the form for e-mails
 */
record WidgetLinks(String page, String ics, String webcal, String google, String outlook, String subscribe) {

    static WidgetLinks of(EventFilter filter, SiteSettings site) {
        QueryString choice = new QueryString()
                .withEach("tag", new TreeSet<>(filter.tags()))
                .with("series", filter.series())
                .with("organiser", filter.organiser())
                .with("country", filter.country());
        String ics = site.link("/calendar.ics" + choice);
        String webcal = ics.replaceFirst("^https?:", "webcal:");
        return new WidgetLinks(
                site.link("/" + choice),
                ics,
                webcal,
                "https://calendar.google.com/calendar/r" + new QueryString().with("cid", webcal),
                "https://outlook.live.com/calendar/0/addfromweb"
                        + new QueryString().with("url", ics).with("name", site.siteName()),
                site.link("/subscribe" + choice));
    }
}
