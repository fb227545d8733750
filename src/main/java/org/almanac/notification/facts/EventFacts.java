package org.almanac.notification.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * All of an event that makes a difference to who wants to attend. Two that are equal have nothing to tell apart.
 *
 * @param place venue with its address and city in one line; null when unknown
 * @param country ISO 3166-1 alpha-2
 * @param gone whether it was withdrawn, or hidden again
 * @param mistaken whether that is because it should never have been listed
 */
public record EventFacts(
        String title,
        EventTime time,
        @Nullable Recurrence recurrence,
        @Nullable String place,
        @Nullable String country,
        @Nullable String onlineUrl,
        EventStatus status,
        boolean gone,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean mistaken) {
    private static final Period CENTURY = Period.ofYears(100);

    public static EventFacts of(Event event) {
        Withdrawal withdrawal = event.withdrawal();
        EventFacts facts = of(event.content(), !event.isPublic());
        return withdrawal != null && withdrawal.reason() == Withdrawal.Reason.MISTAKE ? facts.asMistake() : facts;
    }

    private EventFacts asMistake() {
        return new EventFacts(title, time, recurrence, place, country, onlineUrl, status, gone, true);
    }

    /** These facts with all that differs between two others. */
    public EventFacts with(EventFacts before, EventFacts after) {
        return new EventFacts(
                with(title, before.title, after.title),
                time(time, before.time, after.time),
                given(recurrence, before.recurrence, after.recurrence),
                given(place, before.place, after.place),
                given(country, before.country, after.country),
                given(onlineUrl, before.onlineUrl, after.onlineUrl),
                with(status, before.status, after.status),
                with(gone, before.gone, after.gone),
                with(mistaken, before.mistaken, after.mistaken));
    }

    /** An end that the mixture would put before its start stays as it was. */
    private static EventTime time(EventTime mine, EventTime before, EventTime after) {
        LocalDateTime start = with(mine.start(), before.start(), after.start());
        LocalDateTime end = given(mine.end(), before.end(), after.end());
        if (end != null && end.isBefore(start)) {
            start = mine.start();
            end = mine.end();
        }
        return new EventTime(
                start,
                end,
                with(mine.zone(), before.zone(), after.zone()),
                with(mine.allDay(), before.allDay(), after.allDay()));
    }

    private static <T> T with(T mine, T before, T after) {
        return before.equals(after) ? mine : after;
    }

    private static <T> @Nullable T given(@Nullable T mine, @Nullable T before, @Nullable T after) {
        return Objects.equals(before, after) ? mine : after;
    }

    public static EventFacts of(EventContent content, boolean gone) {
        return new EventFacts(
                content.title(),
                content.time(),
                content.recurrence(),
                place(content.venue()),
                content.venue() == null ? null : content.venue().country(),
                content.onlineUrl(),
                content.status(),
                gone,
                false);
    }

    /** Whether readers may expect it to take place. */
    boolean isOn() {
        return !gone && status.takesPlace();
    }

    public boolean recurs() {
        return recurrence != null;
    }

    /** Without what was made of single dates: none is left out, moved or cancelled. */
    EventFacts asItRecurs() {
        Recurrence rule = recurrence == null
                ? null
                : new Recurrence(recurrence.rrule(), List.of(), recurrence.rdates(), List.of());
        return new EventFacts(title, time, rule, place, country, onlineUrl, status, gone, mistaken);
    }

    /**
     * The next dates that take place.
     *
     * @param dates by start
     * @param until all that begin before are among them
     */
    record Ahead(List<OccurrencePlan> dates, Instant until) {}

    /** @param most dates, within a century */
    Ahead ahead(Instant after, int most) {
        Instant end = after.atOffset(ZoneOffset.UTC).plus(CENTURY).toInstant();
        List<OccurrencePlan> found = new ArrayList<>();
        Iterator<OccurrencePlan> dates = EventDates.of(time, recurrence, status).walk(after.plusNanos(1), end);
        while (dates.hasNext()) {
            OccurrencePlan date = dates.next();
            if (found.size() == most) {
                return new Ahead(found, date.time().startsAt());
            }
            if (date.status().takesPlace()) {
                found.add(date);
            }
        }
        return new Ahead(found, end);
    }

    /** Those instances of some original starts that take place. */
    List<OccurrencePlan> instances(Collection<LocalDateTime> originals) {
        return EventDates.of(time, recurrence, status).at(originals).stream()
                .filter(instance -> instance.status().takesPlace())
                .toList();
    }

    /** The instance of this original start, wherever it lies now and whatever has become of it; null when there is none. */
    @Nullable
    OccurrencePlan instance(LocalDateTime original) {
        return EventDates.of(time, recurrence, status).at(List.of(original)).stream()
                .findFirst()
                .orElse(null);
    }

    /** The starts that lie in the range, as if nothing was cancelled as a whole, in order. */
    public List<Instant> starts(Range range) {
        return EventDates.of(time, recurrence, EventStatus.CONFIRMED).about(range).stream()
                .filter(instance -> instance.status().takesPlace())
                .map(instance -> instance.time().startsAt())
                .filter(range::contains)
                .sorted()
                .toList();
    }

    /** The first start after an instant, at any distance, as if nothing was cancelled as a whole; null when there is none. */
    @Nullable
    Instant nextStart(Instant after) {
        OccurrencePlan next =
                EventDates.of(time, recurrence, EventStatus.CONFIRMED).next(after.plusNanos(1));
        return next == null || !next.status().takesPlace() ? null : next.time().startsAt();
    }

    /** Original starts of those dates that are called otherwise than the event, or are elsewhere. */
    List<LocalDateTime> datesWithDetails() {
        return recurrence == null
                ? List.of()
                : recurrence.overrides().stream()
                        .filter(override -> !OwnDetails.of(override).isEmpty())
                        .map(Recurrence.Override::at)
                        .toList();
    }

    /** What the date is called that takes place at some time: by its own title if it has one. */
    public String titleAt(EventTime date) {
        return recurrence == null
                ? title
                : recurrence.overrides().stream()
                        .filter(one -> Objects.requireNonNullElse(one.start(), one.at())
                                .equals(date.start()))
                        .map(Recurrence.Override::title)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(title);
    }

    OwnDetails detailsOf(LocalDateTime original) {
        return OwnDetails.of(
                recurrence == null
                        ? null
                        : recurrence.overrides().stream()
                                .filter(override -> override.at().equals(original))
                                .findFirst()
                                .orElse(null));
    }

    static @Nullable String place(@Nullable Venue venue) {
        if (venue == null) {
            return null;
        }
        String place = Stream.of(venue.name(), venue.address(), venue.city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }
}
