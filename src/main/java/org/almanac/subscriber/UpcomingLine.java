package org.almanac.subscriber;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.jspecify.annotations.Nullable;

/**
 * An event in a list, as a date block beside its title.
 *
 * @param date ISO 8601
 * @param month short, of the first day
 * @param until the last day when there are several, else empty
 * @param place city and country, {@code Online}, or empty
 */
record UpcomingLine(
        String path, String title, String date, String month, int day, String until, String when, String place) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d LLL", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE, d LLLL uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    static UpcomingLine of(UpcomingOccurrence upcoming) {
        EventTime time = upcoming.occurrence().time();
        LocalDate first = time.firstDay();
        LocalDate last = time.lastDay();
        return new UpcomingLine(
                "/events/" + upcoming.event().slug(),
                upcoming.event().title(),
                first.toString(),
                first.format(MONTH),
                first.getDayOfMonth(),
                last.isAfter(first) ? "– " + last.format(DAY_MONTH) : "",
                when(time),
                place(upcoming));
    }

    private static String when(EventTime time) {
        String day = time.firstDay().format(LONG);
        return time.allDay()
                ? day
                : day + ", " + time.start().format(TIME) + " ("
                        + time.zone().getId().replace('_', ' ') + ")";
    }

    private static String place(UpcomingOccurrence upcoming) {
        Venue venue = upcoming.event().content().venue();
        String place = venue == null
                ? ""
                : Stream.of(venue.city(), country(venue.country()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return place.isEmpty() && upcoming.event().content().onlineUrl() != null ? "Online" : place;
    }

    private static @Nullable String country(@Nullable String code) {
        return code == null
                ? null
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
