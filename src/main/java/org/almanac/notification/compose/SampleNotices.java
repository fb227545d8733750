package org.almanac.notification.compose;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Occurrence;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.PublicNames;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.almanac.notification.mail.NoticeMail.Digest;
import org.almanac.notification.mail.NoticeMail.KeyDateNote;
import org.almanac.notification.mail.NoticeMail.NothingUpcoming;
import org.almanac.outbox.MessageKind;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Mails of each kind as they might be, about what starts next in the catalogue. */
@Singleton
public class SampleNotices {
    private static final int LOOKED_AT = 500;
    private static final int TOLD = 7;
    private static final int ANNOUNCED = 2;
    private static final Period EARLIER = Period.ofWeeks(2);

    private final CatalogueQueries catalogue;
    private final PublicNames names;
    private final EventCards cards;
    private final SiteSettings site;

    SampleNotices(CatalogueQueries catalogue, PublicNames names, EventCards cards, SiteSettings site) {
        this.catalogue = catalogue;
        this.names = names;
        this.cards = cards;
        this.site = site;
    }

    /**
     * @param zone of whoever reads it; null for the site's
     * @param next what it is about, as {@link #about} found it
     */
    public NoticeMail of(
            MessageKind kind, Locale language, @Nullable ZoneId zone, List<UpcomingOccurrence> next, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, site.defaultTimeZone());
        List<Card> events = next.isEmpty()
                ? List.of(made(today))
                : next.stream()
                        .map(found -> cards.of(found.event(), found.occurrence().time()))
                        .toList();
        Card first = events.get(0);
        return new NoticeMail(
                new NoticeMail.Reader(
                        language,
                        Objects.requireNonNullElse(zone, site.defaultTimeZone()),
                        site.link("/subscribe"),
                        site.link("/subscribe")),
                kind == MessageKind.CANCELLED
                        ? List.of(new Cancelled(first, Cancelled.Why.CANCELLED, List.of(), false))
                        : List.of(),
                kind == MessageKind.CHANGED ? List.of(moved(first, now)) : List.of(),
                kind == MessageKind.REMINDER ? List.of(first) : List.of(),
                kind == MessageKind.KEY_DATE ? List.of(keyDate(next, first, now)) : List.of(),
                kind == MessageKind.ANNOUNCED ? events.subList(0, Math.min(ANNOUNCED, events.size())) : List.of(),
                kind == MessageKind.DIGEST ? week(events) : null,
                kind == MessageKind.NOTHING_UPCOMING ? nothing(today) : null);
    }

    /** The events that such a mail brings for the calendar; empty when the catalogue has nothing ahead. */
    public List<Event> brought(MessageKind kind, List<UpcomingOccurrence> next, Instant now) {
        return switch (kind) {
            case CHANGED, REMINDER ->
                next.stream().limit(1).map(UpcomingOccurrence::event).toList();
            case ANNOUNCED ->
                next.stream().limit(ANNOUNCED).map(UpcomingOccurrence::event).toList();
            case KEY_DATE ->
                next.stream()
                        .filter(found -> keyDate(found, now) != null)
                        .findFirst()
                        .or(() -> next.stream().findFirst())
                        .map(found -> List.of(found.event()))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    /**
     * The event that is asked for, at its next date or, if that is over, its last; and what is next besides.
     *
     * @param event null for what is next
     * @throws Problem NOT_FOUND when there is no such event
     */
    public List<UpcomingOccurrence> about(@Nullable UUID event, Instant now) {
        List<UpcomingOccurrence> next = next(now);
        if (event == null) {
            return next;
        }
        Event chosen = catalogue.find(event.toString());
        List<Occurrence> dates = catalogue.next(chosen, now, 1);
        if (dates.isEmpty()) {
            dates = catalogue.stored(chosen, new Range(Instant.EPOCH, now));
        }
        List<UpcomingOccurrence> about = new ArrayList<>();
        if (!dates.isEmpty()) {
            about.add(new UpcomingOccurrence(dates.get(dates.size() - 1), chosen));
        }
        next.stream().filter(other -> !other.event().id().equals(event)).forEach(about::add);
        return about;
    }

    /** The next date of each of the next events that take place. */
    private List<UpcomingOccurrence> next(Instant now) {
        Set<UUID> seen = new HashSet<>();
        return catalogue.upcoming(EventFilter.ALL, now, LOOKED_AT).stream()
                .filter(found -> found.occurrence().status().takesPlace()
                        && found.occurrence().startsAt().isAfter(now))
                .filter(found -> seen.add(found.event().id()))
                .limit(TOLD)
                .toList();
    }

    private Card made(LocalDate today) {
        LocalDateTime start = today.plusWeeks(3).atTime(9, 0);
        return new Card(
                "An event of your calendar",
                new EventTime(start, start.plusDays(1).withHour(17), site.defaultTimeZone(), false),
                EventStatus.CONFIRMED,
                "Congress Centre",
                null,
                null,
                "Once the calendar has events, the next ones stand here.",
                site.link("/"),
                site.link("/calendar.ics"));
    }

    /** To a later day, unless the earlier one is over: no mail that goes out today tells of one. */
    private static Changed moved(Card event, Instant now) {
        LocalDateTime start = event.time().start();
        EventTime earlier = event.time().startingAt(start.minus(EARLIER));
        EventTime before =
                earlier.startsAt().isAfter(now) ? earlier : event.time().startingAt(start.plus(EARLIER));
        return new Changed(event, ChangeType.CHANGED, List.of(new EventDifference.When(before, event.time())), false);
    }

    private KeyDateNote keyDate(List<UpcomingOccurrence> next, Card first, Instant now) {
        return next.stream()
                .map(found -> keyDate(found, now))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> {
                    LocalDate today = today(first.time(), now);
                    LocalDate earlier = first.time().firstDay().minus(EARLIER);
                    return new KeyDateNote(first, "Call for papers closes", earlier.isBefore(today) ? today : earlier);
                });
    }

    /** The first that is not over; null when there is none. */
    private @Nullable KeyDateNote keyDate(UpcomingOccurrence found, Instant now) {
        EventTime time = found.occurrence().time();
        return found.event().content().keyDates().stream()
                .filter(date -> !date.at().isBefore(today(time, now)))
                .min(Comparator.comparing(KeyDate::at))
                .map(date -> new KeyDateNote(cards.of(found.event(), time), date))
                .orElse(null);
    }

    /** Where the event is. */
    private static LocalDate today(EventTime time, Instant now) {
        return LocalDate.ofInstant(now, time.zone());
    }

    /** The week of the first event. */
    private static Digest week(List<Card> events) {
        LocalDate monday = events.get(0).time().firstDay().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = monday.plusDays(6);
        return new Digest(
                false,
                monday,
                sunday,
                events.stream()
                        .filter(event -> !event.time().firstDay().isAfter(sunday))
                        .toList(),
                events.stream()
                        .filter(event -> event.time().firstDay().isAfter(sunday))
                        .toList(),
                0,
                false);
    }

    private NothingUpcoming nothing(LocalDate today) {
        return new NothingUpcoming(names.tags().stream().map(Tag::name).limit(2).toList(), today.minusWeeks(3));
    }
}
