package org.almanac.subscriber.choice;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.time.ZoneText;
import org.jspecify.annotations.Nullable;

/**
 * An event in a list, as a date block beside its title, in a reader's language.
 *
 * @param date ISO 8601
 * @param month short, of the first day
 * @param until the last day when there are several, else empty
 * @param when on the event's own clock
 * @param place city and country, {@code Online}, or empty
 */
public record UpcomingEvent(
        String path, String title, String date, String month, int day, String until, String when, String place) {

    static UpcomingEvent of(UpcomingOccurrence upcoming, Language language) {
        ConfirmationMessages words = ReaderLanguages.words(ConfirmationMessages.class, language);
        EventTime time = upcoming.occurrence().time();
        LocalDate first = time.firstDay();
        LocalDate last = time.lastDay();
        return new UpcomingEvent(
                "/events/" + upcoming.event().slug(),
                upcoming.event().title(),
                first.toString(),
                month(first, language),
                first.getDayOfMonth(),
                last.isAfter(first) ? "– " + language.dayOfMonth().format(last) + " " + month(last, language) : "",
                when(time, language, words),
                place(upcoming, language.locale(), words));
    }

    private static String month(LocalDate day, Language language) {
        return language.leafMonth().format(day).replace(".", "");
    }

    private static String when(EventTime time, Language language, ConfirmationMessages words) {
        String day = language.fullDay().format(time.firstDay());
        return time.allDay()
                ? day
                : day + ", " + words.clock(language.clock().format(time.start())) + " ("
                        + ZoneText.of(time.startsAt(), time.zone(), language) + ")";
    }

    private static String place(UpcomingOccurrence upcoming, Locale language, ConfirmationMessages words) {
        Venue venue = upcoming.event().content().venue();
        String place = venue == null
                ? ""
                : Stream.of(venue.city(), country(venue.country(), language))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return place.isEmpty() && upcoming.event().content().onlineUrl() != null ? words.online() : place;
    }

    private static @Nullable String country(@Nullable String code, Locale language) {
        return code == null
                ? null
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }
}
