package org.almanac.widget;

import java.util.List;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.event.WhenWords;
import org.almanac.feed.SubscribeLinks;
import org.almanac.web.DateBlock;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/**
 * The list as it is drawn without a script.
 *
 * @param emptyText what it says when it has no rows; null for nothing at all
 */
record EmbedView(
        List<Row> rows, SubscribeLinks links, @Nullable String emptyText) {

    /** @param line when and where */
    record Row(DateBlock block, String title, String url, EventStatus status, String line) {

        static Row of(UpcomingOccurrence upcoming, String url) {
            EventTime time = upcoming.occurrence().time();
            Venue venue = upcoming.event().content().venue();
            boolean online = upcoming.event().content().onlineUrl() != null;
            String place = venue == null ? "" : place(venue);
            String where = place.isEmpty() && online ? "Online" : place;
            String when = WhenWords.line(time);
            return new Row(
                    DateBlock.of(time.firstDay(), WhenWords.lastDay(time)),
                    upcoming.event().title(),
                    url,
                    upcoming.occurrence().status(),
                    where.isEmpty() ? when : when + " · " + where);
        }

        private static String place(Venue venue) {
            String country = venue.country();
            String city = PlaceWords.line(venue.city(), country == null ? null : PlaceWords.country(country));
            return city.isEmpty() ? PlaceWords.line(venue.name()) : city;
        }

        public boolean off() {
            return !status.takesPlace();
        }
    }
}
