package org.almanac.widget;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.feed.SubscribeLinks;
import org.almanac.web.DateBlock;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/**
 * The widget as it is drawn without a script.
 *
 * @param layout {@code list}, {@code compact} or {@code month}
 * @param month the grid above the rows; only in the month layout
 * @param emptyText what it says when it has no rows; null for nothing at all
 * @param changesAt up to when the passing of time alone does not change it
 */
record EmbedView(
        String layout,
        List<Row> rows,
        @Nullable SmallMonth month,
        SubscribeLinks links,
        WidgetWords words,
        @Nullable String emptyText,
        Instant changesAt) {

    /**
     * @param shortDay "8 Jun"
     * @param kind of its status, for rules of style
     * @param status in words; empty for what is confirmed
     * @param line when and where
     * @param label what is said of a featured event; null for nothing
     */
    record Row(
            DateBlock block,
            String shortDay,
            String title,
            String url,
            String kind,
            String status,
            boolean off,
            String line,
            @Nullable String label) {

        static Row of(UpcomingOccurrence upcoming, String url, WidgetDates dates, WidgetWords words) {
            EventTime time = upcoming.occurrence().time();
            String where = place(upcoming, dates, words);
            String when = dates.line(time);
            EventStatus status = upcoming.occurrence().status();
            return new Row(
                    dates.block(time),
                    dates.shortDay(time.firstDay()),
                    upcoming.event().title(),
                    url,
                    status.name().toLowerCase(Locale.ROOT),
                    words.status(status),
                    !status.takesPlace(),
                    where.isEmpty() ? when : when + " · " + where,
                    status.takesPlace() ? upcoming.event().content().shownLabel() : null);
        }

        private static String place(UpcomingOccurrence upcoming, WidgetDates dates, WidgetWords words) {
            Venue venue = upcoming.event().content().venue();
            String place = venue == null ? "" : place(venue, dates);
            boolean online = upcoming.event().content().onlineUrl() != null;
            return place.isEmpty() && online ? words.online() : place;
        }

        private static String place(Venue venue, WidgetDates dates) {
            String country = venue.country();
            String city = PlaceWords.line(venue.city(), country == null ? null : dates.country(country));
            return city.isEmpty() ? PlaceWords.line(venue.name()) : city;
        }
    }
}
