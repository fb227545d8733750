package org.almanac.admin.event;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.feed.DraftPreview;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jspecify.annotations.Nullable;

/** What readers would get of a form as it stands, in every place where they meet an event. */
@ApplicationScoped
class DraftPreviews {
    private final List<DraftPreview> places;
    private final Clock clock;

    DraftPreviews(@All List<DraftPreview> places, Clock clock) {
        this.places = places.stream()
                .sorted(Comparator.comparing(DraftPreview::place))
                .toList();
        this.clock = clock;
    }

    /** @param part null when it cannot be written */
    record Shown(DraftPreview.Place place, DraftPreview.@Nullable Part part) {
        public String label() {
            return switch (place) {
                case WIDGET -> "In the widget";
                case PAGE -> "On its page";
                case FEED -> "In feeds";
                case MAIL -> "By mail";
            };
        }
    }

    /** The event as it would be once published, at its next date. */
    List<Shown> of(Event draft) {
        Instant now = clock.instant();
        EventContent content = draft.content().toBuilder().published(true).build();
        Event event = Event.builder(draft.id(), draft.uid(), draft.slug(), content, now)
                .firstPublishedAt(draft.firstPublishedAt())
                .build();
        UpcomingOccurrence next = next(event, now);
        List<Shown> shown = new ArrayList<>();
        for (DraftPreview place : places) {
            shown.add(new Shown(place.place(), part(place, next, now)));
        }
        return shown;
    }

    private static DraftPreview.@Nullable Part part(DraftPreview place, UpcomingOccurrence next, Instant now) {
        try {
            return place.of(next, now);
        } catch (RuntimeException | StackOverflowError notWritten) {
            if (RenderFailures.isFatal(notWritten)) {
                throw notWritten;
            }
            return null;
        }
    }

    private static UpcomingOccurrence next(Event event, Instant now) {
        EventContent content = event.content();
        OccurrencePlan date = null;
        try {
            date = EventDates.of(content.time(), content.recurrence(), content.status())
                    .next(now);
        } catch (Problem | IllegalArgumentException e) {
            // Then it is shown at its first.
        }
        EventTime time = date == null ? content.time() : date.time();
        return new UpcomingOccurrence(
                new Occurrence(
                        new UUID(0, 0),
                        event.id(),
                        date == null ? null : date.recursAt(),
                        time,
                        time.startsAt(),
                        time.endsAt(),
                        date == null ? content.status() : date.status()),
                event);
    }
}
