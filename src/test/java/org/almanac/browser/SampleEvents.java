package org.almanac.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.Catalogue;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
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
        return save(title, startsIn, Duration.ofHours(8), status, null, "https://example.com/", List.of(tag));
    }

    Event tagged(String title, Duration startsIn, String... more) {
        List<String> tags = new java.util.ArrayList<>(List.of(more));
        tags.add(tag);
        return save(title, startsIn, Duration.ofHours(8), null, null, "https://example.com/", tags);
    }

    Event described(String title, String description, Duration startsIn) {
        return save(title, startsIn, Duration.ofHours(8), null, description, "https://example.com/", List.of(tag));
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
                new SaveEvent(
                        null,
                        null,
                        title,
                        null,
                        description,
                        start.toString(),
                        start.plus(length).toString(),
                        "UTC",
                        false,
                        true,
                        status,
                        List.copyOf(tags),
                        null,
                        new SaveEvent.VenueInput("Hall 1", null, "London", "GB", 51.5, -0.1),
                        null,
                        new SaveEvent.OrganiserInput("Organisers", null),
                        url,
                        null,
                        null,
                        List.of(),
                        null),
                new Actor("test"));
    }
}
