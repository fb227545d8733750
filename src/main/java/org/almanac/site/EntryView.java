package org.almanac.site;

import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.WhenWords;
import org.almanac.time.DateWords;
import org.almanac.web.DateBlock;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an event, as lists show it.
 *
 * @param when its days and its hours
 * @param clock when it starts on its first day, without a zone; empty when all-day
 * @param label what is said of a featured event; null for nothing
 * @param place empty when it is only online or not known yet
 */
public record EntryView(
        DateBlock block,
        String title,
        String url,
        String when,
        String clock,
        String place,
        boolean online,
        EventStatus status,
        List<Tag> tags,
        @Nullable String label) {

    public static EntryView of(UpcomingOccurrence upcoming) {
        Event event = upcoming.event();
        EventTime time = upcoming.occurrence().time();
        PlaceView place = PlaceView.of(event.content().venue());
        return new EntryView(
                DateBlock.of(time.firstDay(), WhenWords.lastDay(time)),
                event.title(),
                "/events/" + event.slug(),
                WhenWords.line(time),
                time.allDay() ? "" : DateWords.clock(time.start().toLocalTime()),
                place == null ? "" : place.shortLine(),
                event.content().onlineUrl() != null,
                upcoming.occurrence().status(),
                event.content().tags(),
                upcoming.occurrence().status().takesPlace() ? event.content().shownLabel() : null);
    }

    /** Whether nobody should go there on that day. */
    public boolean off() {
        return !status.takesPlace();
    }
}
