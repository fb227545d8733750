package org.almanac.site;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Events that no database has seen. */
public final class Examples {
    public static final Instant PUBLISHED = Instant.parse("2026-11-01T00:00:00Z");
    public static final Venue EXCEL = new Venue("ExCeL London", null, "London", "GB", 51.508, 0.029);

    private Examples() {}

    public static EventTime days(LocalDate first, LocalDate last) {
        return new EventTime(first.atStartOfDay(), last.atStartOfDay(), ZoneId.of("Europe/London"), true);
    }

    public static UpcomingOccurrence occurrence(String title, EventTime time) {
        Event event = event(title, time, EventStatus.CONFIRMED, EXCEL, null);
        return new UpcomingOccurrence(
                new Occurrence(
                        event.id(), event.id(), null, time, time.startsAt(), time.endsAt(), EventStatus.CONFIRMED),
                event);
    }

    public static Event event(
            String title, EventTime time, EventStatus status, @Nullable Venue venue, @Nullable String onlineUrl) {
        EventContent content = EventContent.builder(title, time)
                .summary("A summary")
                .published(true)
                .status(status)
                .tags(List.of(new Tag("5g", "5G")))
                .venue(venue)
                .onlineUrl(onlineUrl)
                .organiser(new Organiser("organisers", "Organisers", "https://organisers.example/"))
                .url("https://event.example/")
                .build();
        return of(content);
    }

    public static Event said(Event event, @Nullable String summary, @Nullable String description) {
        EventContent content = event.content();
        return of(EventContent.builder(content.title(), content.time())
                .summary(summary)
                .description(description)
                .published(true)
                .status(content.status())
                .tags(content.tags())
                .venue(content.venue())
                .onlineUrl(content.onlineUrl())
                .organiser(content.organiser())
                .url(content.url())
                .recurrence(content.recurrence())
                .build());
    }

    public static Event weekly(String title, EventTime time, Venue venue) {
        EventContent once =
                event(title, time, EventStatus.CONFIRMED, venue, null).content();
        return of(EventContent.builder(title, time)
                .summary(once.summary())
                .published(true)
                .status(once.status())
                .tags(once.tags())
                .venue(venue)
                .organiser(once.organiser())
                .url(once.url())
                .recurrence(new Recurrence("FREQ=WEEKLY", List.of(), List.of(), List.of()))
                .build());
    }

    /** @param daysLate how much later than the rule has it */
    public static Occurrence instance(Event event, int week, int daysLate, EventStatus status) {
        EventTime first = event.time();
        LocalDateTime original = first.start().plusWeeks(week);
        LocalDateTime end = Objects.requireNonNull(first.end()).plusWeeks(week).plusDays(daysLate);
        EventTime time = new EventTime(original.plusDays(daysLate), end, first.zone(), first.allDay());
        return new Occurrence(UUID.randomUUID(), event.id(), original, time, time.startsAt(), time.endsAt(), status);
    }

    private static Event of(EventContent content) {
        UUID id = UUID.randomUUID();
        return Event.builder(id, id + "@x", "slug", content, PUBLISHED)
                .firstPublishedAt(PUBLISHED)
                .build();
    }

    public static SiteSettings site() {
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
