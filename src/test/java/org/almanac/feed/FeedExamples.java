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
final class FeedExamples {
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private FeedExamples() {}

    static EventTime timed(String start, @Nullable String end, String zone) {
        return new EventTime(
                LocalDateTime.parse(start), end == null ? null : LocalDateTime.parse(end), ZoneId.of(zone), false);
    }

    static EventTime days(String first, String last) {
        return new EventTime(
                LocalDate.parse(first).atStartOfDay(),
                LocalDate.parse(last).atStartOfDay(),
                ZoneId.of("Europe/London"),
                true);
    }

    static Event event(String title, EventTime time, EventStatus status, @Nullable Recurrence recurrence) {
        EventContent content = new EventContent(
                title,
                "Three days of 5G.",
                "# Agenda\n\n* Keynotes & <b>more</b>",
                time,
                true,
                status,
                List.of(new Tag("5g", "5G"), new Tag("r-d", "R&D")),
                null,
                new Venue("ExCeL London", "Western Gateway", "London", "GB", 51.508, 0.029),
                "https://meet.example/5g",
                new Organiser("informa", "Informa", "https://informa.example/"),
                "https://5g.example/",
                "https://5g.example/register",
                "https://img.example/5g.png",
                List.of(),
                recurrence);
        return event(content);
    }

    static Event event(EventContent content) {
        return new Event(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                "5g@events.example",
                "5g",
                content,
                null,
                2,
                3,
                CREATED,
                CREATED,
                CREATED.plusSeconds(90),
                CREATED.plusSeconds(60),
                null);
    }
}
