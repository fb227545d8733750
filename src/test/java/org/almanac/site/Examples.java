package org.almanac.site;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Organiser;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Events that no database has seen. */
final class Examples {
    static final Instant PUBLISHED = Instant.parse("2026-11-01T00:00:00Z");
    static final Venue EXCEL = new Venue("ExCeL London", null, "London", "GB", 51.508, 0.029);

    private Examples() {}

    static EventTime days(LocalDate first, LocalDate last) {
        return new EventTime(first.atStartOfDay(), last.atStartOfDay(), ZoneId.of("Europe/London"), true);
    }

    static UpcomingOccurrence occurrence(String title, EventTime time) {
        Event event = event(title, time, EventStatus.CONFIRMED, EXCEL, null);
        return new UpcomingOccurrence(
                new Occurrence(
                        event.id(), event.id(), null, time, time.startsAt(), time.endsAt(), EventStatus.CONFIRMED),
                event);
    }

    static Event event(
            String title, EventTime time, EventStatus status, @Nullable Venue venue, @Nullable String onlineUrl) {
        EventContent content = new EventContent(
                title,
                "A summary",
                null,
                time,
                true,
                status,
                List.of(new Tag("5g", "5G")),
                null,
                venue,
                onlineUrl,
                new Organiser("organisers", "Organisers", "https://organisers.example/"),
                "https://event.example/",
                null,
                null,
                List.of(),
                null);
        UUID id = UUID.randomUUID();
        return new Event(id, id + "@x", "slug", content, null, 0, 1, PUBLISHED, PUBLISHED, PUBLISHED, PUBLISHED, null);
    }

    static SiteSettings site() {
        return new SiteSettings() {
            @Override
            public URI baseUrl() {
                return URI.create("https://events.example");
            }

            @Override
            public String siteName() {
                return "Events";
            }

            @Override
            public ZoneId defaultTimeZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Locale defaultLocale() {
                return Locale.ENGLISH;
            }

            @Override
            public String dataDir() {
                return "";
            }

            @Override
            public boolean demo() {
                return false;
            }

            @Override
            public Admin admin() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
