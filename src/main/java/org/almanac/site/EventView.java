package org.almanac.site;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Occurrence;
import org.almanac.event.WhenWords;
import org.almanac.settings.SiteSettings;
import org.almanac.time.DateWords;
import org.almanac.web.DateBlock;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * An event's own page.
 *
 * @param content what an editor said
 * @param address of this page
 * @param description safe HTML
 * @param clock the hours; empty for all-day events
 * @param distance "in 3 weeks", as a second line; empty for what is over or will not take place
 * @param dates the instances ahead, when it recurs
 * @param jsonLd schema.org data, safe inside a script element
 */
record EventView(
        EventContent content,
        String address,
        RawString description,
        DateBlock block,
        String days,
        String clock,
        String zone,
        String distance,
        boolean off,
        boolean past,
        @Nullable PlaceView place,
        List<Line> keyDates,
        List<Line> dates,
        CalendarLinks calendar,
        String subscribe,
        RawString jsonLd) {

    /** @param text beside the date */
    record Line(String date, String text) {}

    /**
     * @param time of the instance that the page is about: the next one, or else the first
     * @param instances those ahead
     */
    static EventView of(
            Event event, EventTime time, List<Occurrence> instances, Instant now, SiteSettings site, String jsonLd) {
        EventContent content = event.content();
        PlaceView place = PlaceView.of(content.venue());
        boolean off = !event.status().takesPlace();
        boolean past = !time.endsAt().isAfter(now);
        return new EventView(
                content,
                site.link("/events/" + event.slug()),
                Markdown.html(content.description()),
                DateBlock.of(time.firstDay(), WhenWords.lastDay(time)),
                WhenWords.days(time),
                WhenWords.clock(time),
                time.zone().getId(),
                off || past ? "" : distance(time, now),
                off,
                past,
                place,
                content.keyDates().stream().map(EventView::line).toList(),
                content.recurrence() == null
                        ? List.of()
                        : instances.stream().map(EventView::line).toList(),
                CalendarLinks.of(event, time, place == null ? "" : place.line(), site),
                "/subscribe" + new QueryString().with("event", event.slug()),
                new RawString(jsonLd));
    }

    private static String distance(EventTime time, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, time.zone());
        return today.isAfter(time.firstDay()) ? "on now" : DateWords.distance(today, time.firstDay());
    }

    private static Line line(KeyDate keyDate) {
        return new Line(DateWords.day(keyDate.at()), keyDate.label());
    }

    private static Line line(Occurrence instance) {
        String status = switch (instance.status()) {
            case CANCELLED -> "Cancelled";
            case POSTPONED -> "Postponed";
            case TENTATIVE -> "Tentative";
            case CONFIRMED -> "";
        };
        return new Line(WhenWords.line(instance.time()), status);
    }
}
