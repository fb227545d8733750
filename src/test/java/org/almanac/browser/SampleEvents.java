package org.almanac.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.jspecify.annotations.Nullable;

/** Adds events to the catalogue of a test; a tag of its own keeps what a test sees apart from all others. */
final class SampleEvents {
    private final Catalogue catalogue;
    private final LocalDateTime now;
    private final String tag;

    SampleEvents(Catalogue catalogue, Clock clock, String tag) {
        this.catalogue = catalogue;
        this.now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        this.tag = tag;
    }

    /** A timed event in UTC. */
    Event add(String title, Duration startsIn, Duration length) {
        return save(title, startsIn, length, null, null, "https://example.com/", List.of(tag));
    }

    Event add(String title, Duration startsIn, String status) {
        return save(title, startsIn, hours(startsIn), status, null, "https://example.com/", List.of(tag));
    }

    Event tagged(String title, Duration startsIn, String... more) {
        List<String> tags = new java.util.ArrayList<>(List.of(more));
        tags.add(tag);
        return save(title, startsIn, hours(startsIn), null, null, "https://example.com/", tags);
    }

    Event described(String title, String description, Duration startsIn) {
        return save(title, startsIn, hours(startsIn), null, description, "https://example.com/", List.of(tag));
    }

    /** Eight, but not into the next day, at whatever hour the tests run. */
    private Duration hours(Duration startsIn) {
        LocalDateTime start = now.plus(startsIn);
        Duration left = Duration.between(start, start.toLocalDate().atTime(23, 59, 59));
        return left.compareTo(Duration.ofHours(8)) < 0 ? left : Duration.ofHours(8);
    }

    /** Every week four times, once moved, in a hall and online, with key dates, moved as a whole after it was announced. */
    Event everything(String title, Duration startsIn, String series) {
        LocalDateTime start = now.plus(startsIn);
        Event announced = catalogue.create(everything(title, start.minusDays(1), series, List.of()), new Actor("test"));
        SaveEvent.OverrideInput moved = new SaveEvent.OverrideInput(
                start.plusWeeks(1).toString(), start.plusWeeks(1).plusDays(2).toString(), null, null);
        return catalogue.replace(
                announced.id().toString(), everything(title, start, series, List.of(moved)), null, new Actor("test"));
    }

    private SaveEvent everything(
            String title, LocalDateTime start, String series, List<SaveEvent.@Nullable OverrideInput> overrides) {
        return SaveEvent.builder()
                .title(title)
                .summary("A line about it")
                .description("## Programme\n\nWith *everything*.")
                .start(start.toString())
                .end(start.plusHours(2).toString())
                .timeZone("UTC")
                .allDay(false)
                .published(true)
                .tags(List.of(tag, "Every tag", "Averylongword".repeat(7)))
                .series(series)
                .venue(new SaveEvent.VenueInput("Hall 1", "Long Street 1", "London", "GB", 51.5, -0.1))
                .onlineUrl("https://example.com/online")
                .organiser(new SaveEvent.OrganiserInput("Organisers", null))
                .url("https://example.com/")
                .registrationUrl("https://example.com/register")
                .keyDates(List.of(new SaveEvent.KeyDateInput(
                        "Papers", start.toLocalDate().minusDays(5).toString())))
                .recurrence(new SaveEvent.RecurrenceInput("FREQ=WEEKLY;COUNT=4", List.of(), List.of(), overrides))
                .build();
    }

    private Event save(
            String title,
            Duration startsIn,
            Duration length,
            @Nullable String status,
            @Nullable String description,
            String url,
            List<String> tags) {
        LocalDateTime start = now.plus(startsIn);
        return catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .description(description)
                        .start(start.toString())
                        .end(start.plus(length).toString())
                        .timeZone("UTC")
                        .allDay(false)
                        .published(true)
                        .status(status)
                        .tags(List.copyOf(tags))
                        .venue(new SaveEvent.VenueInput("Hall 1", null, "London", "GB", 51.5, -0.1))
                        .organiser(new SaveEvent.OrganiserInput("Organisers", null))
                        .url(url)
                        .keyDates(List.of())
                        .build(),
                new Actor("test"));
    }
}
