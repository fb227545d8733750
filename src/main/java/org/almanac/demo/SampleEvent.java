package org.almanac.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code demo/events.json}: an event whose days are counted from the day on which it is loaded.
 *
 * @param inDays days from that day to the first one
 * @param weekday the first day is moved on to it
 * @param days how many days it lasts; one when left out
 * @param from when each day begins; left out for all-day events
 * @param online where to join
 */
record SampleEvent(
        String title,
        String about,
        int inDays,
        @Nullable DayOfWeek weekday,
        @Nullable Integer days,
        @JsonProperty("from") @Nullable LocalTime from,
        @JsonProperty("to") @Nullable LocalTime to,
        String timeZone,
        @Nullable String status,
        List<String> tags,
        @Nullable String series,
        @Nullable String organiser,
        @Nullable String online,
        @Nullable String rrule,
        boolean registration,
        SaveEvent.@Nullable VenueInput venue,
        @Nullable List<SampleKeyDate> keyDates) {

    /** @param daysBefore counted back from the first day */
    record SampleKeyDate(String label, int daysBefore) {}

    private static final String NOTE =
            "This is an entry of a sample calendar. Its date, place and programme are made up; ask the organiser for the"
                    + " real ones.";

    /** @param host makes the uid unique, and the same each time */
    SaveEvent on(LocalDate today, String host) {
        LocalDate first = first(today);
        LocalDate last = first.plusDays(days == null ? 0 : days - 1);
        boolean allDay = from == null || to == null;
        String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String page = "https://example.com/" + name;
        return SaveEvent.builder()
                .uid("sample-" + name + "@" + host)
                .title(title)
                .summary(about)
                .description(NOTE)
                .start(
                        from == null
                                ? first.toString()
                                : LocalDateTime.of(first, from).toString())
                .end(to == null ? last.toString() : LocalDateTime.of(last, to).toString())
                .timeZone(timeZone)
                .allDay(allDay)
                .published(true)
                .status(status)
                .tags(List.copyOf(tags))
                .series(series)
                .venue(venue)
                .onlineUrl(online)
                .organiser(organiser == null ? null : new SaveEvent.OrganiserInput(organiser, null))
                .url(page)
                .registrationUrl(registration ? page + "/register" : null)
                .keyDates(
                        keyDates == null
                                ? List.of()
                                : keyDates.stream()
                                        .map(date -> keyDate(date, first))
                                        .toList())
                .recurrence(
                        rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, List.of(), List.of(), List.of()))
                .build();
    }

    private LocalDate first(LocalDate today) {
        LocalDate day = today.plusDays(inDays);
        return weekday == null ? day : day.with(TemporalAdjusters.nextOrSame(weekday));
    }

    private static SaveEvent.KeyDateInput keyDate(SampleKeyDate date, LocalDate first) {
        return new SaveEvent.KeyDateInput(
                date.label(), first.minusDays(date.daysBefore()).toString());
    }
}
