package org.almanac.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.jspecify.annotations.Nullable;

/** Events for tests of this package. */
public final class FeedExamples {
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private FeedExamples() {}

    public static EventTime timed(String start, @Nullable String end, String zone) {
        return new EventTime(
                LocalDateTime.parse(start), end == null ? null : LocalDateTime.parse(end), ZoneId.of(zone), false);
    }

    public static EventTime days(String first, String last) {
        return new EventTime(
                LocalDate.parse(first).atStartOfDay(),
                LocalDate.parse(last).atStartOfDay(),
                ZoneId.of("Europe/London"),
                true);
    }

    public static Event event(String title, EventTime time, EventStatus status, @Nullable Recurrence recurrence) {
        EventContent content = EventContent.builder(title, time)
                .summary("Three days of 5G.")
                .description("# Agenda\n\n* Keynotes & <b>more</b>")
                .published(true)
                .status(status)
                .tags(List.of(new Tag("5g", "5G"), new Tag("r-d", "R&D")))
                .venue(new Venue("ExCeL London", "Western Gateway", "London", "GB", 51.508, 0.029))
                .onlineUrl("https://meet.example/5g")
                .organiser(new Organiser("informa", "Informa", "https://informa.example/"))
                .url("https://5g.example/")
                .registrationUrl("https://5g.example/register")
                .image("https://img.example/5g.png")
                .recurrence(recurrence)
                .build();
        return event(content);
    }

    public static Event event(EventContent content) {
        return Event.builder(
                        UUID.fromString("01980000-0000-7000-8000-000000000001"),
                        "5g@events.example",
                        "5g",
                        content,
                        CREATED)
                .sequence(2)
                .revision(3)
                .lastModified(CREATED.plusSeconds(90))
                .firstPublishedAt(CREATED.plusSeconds(60))
                .build();
    }
}
