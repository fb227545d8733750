package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.SimilarEventQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.notification.AudienceQueries;
import org.almanac.place.TypedPlace;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Works out what saving an event's form would do. */
@ApplicationScoped
public class EventOutlooks {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_HOUR =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private static final int NEXT_DATES = 10;

    private final Catalogue catalogue;
    private final SimilarEventQueries similar;
    private final AudienceQueries readers;
    private final KnownNames names;
    private final DraftPreviews previews;
    private final Clock clock;
    private final ZoneId siteZone;

    EventOutlooks(
            Catalogue catalogue,
            SimilarEventQueries similar,
            AudienceQueries readers,
            KnownNames names,
            DraftPreviews previews,
            Clock clock,
            SiteSettings settings) {
        this.catalogue = catalogue;
        this.similar = similar;
        this.readers = readers;
        this.names = names;
        this.previews = previews;
        this.clock = clock;
        this.siteZone = settings.defaultTimeZone();
    }

    /** @param stored the event that is edited; null for a new one */
    EventOutlook of(EventForm form, @Nullable Event stored) {
        EventContent whole = whole(form, stored);
        EventContent core = whole == null ? checked(core(form)) : whole;
        Event shown = whole == null ? stored : preview(whole, stored);
        TypedPlace place = form.place();
        return new EventOutlook(
                shown,
                shown == null ? List.of() : previews.of(shown),
                whole == null || whole.recurrence() == null
                        ? List.of()
                        : SeriesDates.next(whole, clock.instant(), NEXT_DATES),
                core == null || stored != null && stored.withdrawn()
                        ? List.of()
                        : similar.like(core, stored == null ? null : stored.id(), false),
                core == null || place.zone() == null ? null : times(core.time(), place),
                zone(place),
                names.fresh(form, stored));
    }

    /** With exceptions named as they would be; as they are while somebody has to decide about one of them. */
    private @Nullable EventContent whole(EventForm form, @Nullable Event stored) {
        SaveEvent input = form.toInput(stored);
        if (stored != null) {
            try {
                return catalogue.replaced(stored, input, EventSaves.options(form));
            } catch (Problem notYet) {
                return checked(input);
            }
        }
        return checked(input);
    }

    /** What it takes to find others that are like it. */
    private static SaveEvent core(EventForm form) {
        SaveEvent input = form.toInput(null);
        return SaveEvent.builder()
                .title(input.title())
                .start(input.start())
                .allDay(input.allDay())
                .timeZone(input.timeZone())
                .venue(new SaveEvent.VenueInput(null, null, form.place().city(), null, null, null))
                .build();
    }

    private @Nullable EventContent checked(SaveEvent input) {
        try {
            return catalogue.check(input);
        } catch (Problem notYet) {
            return null;
        }
    }

    private Event preview(EventContent content, @Nullable Event stored) {
        UUID id = stored == null ? new UUID(0, 0) : stored.id();
        String name = stored == null ? "" : stored.slug();
        return Event.builder(id, name, name, content, clock.instant())
                .firstPublishedAt(stored == null ? null : stored.firstPublishedAt())
                .build();
    }

    /** {@code 8 Jun 2027, 19:00 in Berlin, 18:00 in London}. */
    private @Nullable String times(EventTime time, TypedPlace place) {
        if (time.allDay()) {
            return null;
        }
        ZonedDateTime start = time.start().atZone(time.zone());
        ZonedDateTime here = start.withZoneSameInstant(siteZone);
        String there = place.contradicted() == null && place.name() != null ? place.name() : city(time.zone());
        String text = DAY_AND_HOUR.format(start) + " in " + there;
        if (here.toLocalDateTime().equals(start.toLocalDateTime())) {
            return text;
        }
        boolean sameDay = here.toLocalDate().equals(start.toLocalDate());
        return text + ", " + (sameDay ? HOUR : DAY_AND_HOUR).format(here) + " in " + city(siteZone);
    }

    private static String city(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private @Nullable String zone(TypedPlace place) {
        ZoneId other = place.contradicted();
        if (other != null) {
            return place.name() + " goes by " + other + ", and the times are in " + place.zone() + ".";
        }
        if (place.isGuessed()) {
            return "Time zone " + place.zone() + ", found from the place.";
        }
        return place.allDay() && place.zone() == null ? "Time zone " + siteZone + ", that of the site." : null;
    }

    /** Who will get a mail of what is saved. */
    public String told(@Nullable Event stored) {
        if (stored == null) {
            return "Publishing announces it to readers who follow its tags, series or organiser, at their next send"
                    + " hour. Nobody is told of a draft.";
        }
        if (stored.isPublic()) {
            long count = readers.ofChange(stored.id());
            return count == 0
                    ? "Nobody has been told of this event yet, so nobody gets a mail of a change."
                    : "Of a change, " + readers(count) + " will be told " + minutes(readers.settle())
                            + " after the last one. Save without telling to mend a slip of the pen.";
        }
        long count = readers.ofAnnouncement(stored.id());
        return "Publishing announces it to " + readers(count) + ", at their next send hour. Nobody is told of a draft.";
    }

    private static String readers(long count) {
        if (count > AudienceQueries.MOST_COUNTED) {
            return "more than %,d readers".formatted(AudienceQueries.MOST_COUNTED);
        }
        return count == 1 ? "1 reader" : "%,d readers".formatted(count);
    }

    private static String minutes(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
