package org.almanac.admin.series;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.event.EventFormInput;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEvent.OverrideInput;
import org.almanac.event.SaveEvent.RecurrenceInput;
import org.almanac.event.dates.LocalTimes;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What is to be saved of a series when one of its dates is changed, or that one and all later ones. */
final class DateEdit {
    private final Event event;
    private final Recurrence recurrence;
    private final LocalDateTime at;
    private final EventTime regular;

    /** @param date one of the event's */
    DateEdit(Event event, OccurrencePlan date) {
        this.event = event;
        this.recurrence = Objects.requireNonNull(event.content().recurrence());
        this.at = date.recursAt() == null ? date.time().start() : date.recursAt();
        this.regular = event.time().startingAt(at);
    }

    /** The form of the date: when it is, and what it says that the series does not. */
    EventForm form(OccurrencePlan date) {
        return EventForm.of(date.time(), own());
    }

    /** The series with the date as the form has it, and its status as it was. */
    SaveEvent changed(EventForm form) {
        SaveEvent typed = form.toInput(null);
        Recurrence.Override was = own();
        EventStatus status = was == null ? null : was.status();
        return with(override(typed, status == null ? null : status.name()));
    }

    /**
     * The same date with another status.
     *
     * @param status null for that of the series
     * @param note what readers should know of it
     */
    SaveEvent standing(@Nullable EventStatus status, @Nullable String note) {
        OverrideInput was = Stream.ofNullable(input(event).overrides())
                .flatMap(List::stream)
                .filter(one -> one != null && text(at).equals(one.at()))
                .findFirst()
                .orElse(new OverrideInput(text(at), null, null, null));
        return with(was.standing(status == null ? null : status.name(), note));
    }

    /** The series with a date that was left out. */
    static SaveEvent putBack(Event event, String at) {
        RecurrenceInput kept = input(event);
        List<@Nullable String> exdates = new ArrayList<>(Objects.requireNonNullElse(kept.exdates(), List.of()));
        exdates.remove(at);
        return base(event, new RecurrenceInput(kept.rrule(), exdates, kept.rdates(), kept.overrides()));
    }

    /** The series with a date on top of those of its rule. */
    static SaveEvent added(Event event, String start) {
        RecurrenceInput kept = input(event);
        List<@Nullable String> rdates = new ArrayList<>(Objects.requireNonNullElse(kept.rdates(), List.of()));
        rdates.add(start);
        return base(event, new RecurrenceInput(kept.rrule(), kept.exdates(), rdates, kept.overrides()));
    }

    /**
     * What the later part of the series is to be.
     *
     * @param later as it would be without a change; it begins with the date
     * @throws Problem INVALID when its rule does not go along to another day
     */
    SaveEvent continued(EventForm form, Event later) {
        SaveEvent typed = form.toInput(null);
        SaveEvent was = EventForm.of(later).toInput(later);
        RecurrenceInput kept = was.recurrence();
        String start = typed.start() == null ? was.start() : typed.start();
        return was.toBuilder()
                .title(typed.title() == null ? was.title() : typed.title())
                .description(typed.description() == null ? was.description() : typed.description())
                .start(start)
                .end(typed.end())
                .venue(venue(typed) == null ? was.venue() : typed.venue())
                .onlineUrl(typed.onlineUrl() == null ? was.onlineUrl() : typed.onlineUrl())
                .url(typed.url() == null ? was.url() : typed.url())
                .recurrence(
                        kept == null
                                ? null
                                : new RecurrenceInput(
                                        rule(kept.rrule(), start), kept.exdates(), kept.rdates(), without(kept)))
                .build();
    }

    /** The rule on the new day of the week or month. */
    private @Nullable String rule(@Nullable String rrule, @Nullable String start) {
        if (rrule == null || start == null || start.startsWith(at.toLocalDate().toString())) {
            return rrule;
        }
        LocalDateTime moved = SeriesDates.local(start);
        RepeatRule rule = RepeatRule.read(rrule, at, regular.zone());
        if (moved == null) {
            return rrule;
        }
        if (rule == null) {
            throw Problem.invalid(
                    "start",
                    "The rule does not go along to another day. Keep the day here, and change the rule of the new event.");
        }
        return rule.moved(at.toLocalDate(), moved.toLocalDate()).rrule(moved.toLocalDate());
    }

    private OverrideInput override(SaveEvent typed, @Nullable String status) {
        String start = typed.start() == null ? text(at) : typed.start();
        LocalDateTime starts = SeriesDates.local(start);
        LocalDateTime end = starts == null ? null : regular.startingAt(starts).end();
        boolean usualEnd = Objects.equals(typed.end(), end == null ? null : text(end));
        return new OverrideInput(
                text(at),
                start.equals(text(at)) ? null : start,
                usualEnd ? null : typed.end(),
                status,
                typed.title(),
                typed.description(),
                venue(typed),
                typed.onlineUrl(),
                typed.url(),
                typed.note());
    }

    private static SaveEvent.@Nullable VenueInput venue(SaveEvent typed) {
        SaveEvent.VenueInput venue = typed.venue();
        return venue == null || venue.equals(new SaveEvent.VenueInput(null, null, null, null, null, null))
                ? null
                : venue;
    }

    private SaveEvent with(OverrideInput one) {
        RecurrenceInput kept = input(event);
        List<@Nullable OverrideInput> overrides = without(kept);
        if (!one.equals(new OverrideInput(text(at), null, null, null))) {
            overrides.add(one);
        }
        return base(event, new RecurrenceInput(kept.rrule(), kept.exdates(), kept.rdates(), overrides));
    }

    private List<@Nullable OverrideInput> without(RecurrenceInput kept) {
        List<@Nullable OverrideInput> others = new ArrayList<>();
        Stream.ofNullable(kept.overrides())
                .flatMap(List::stream)
                .filter(one -> one != null && !text(at).equals(one.at()))
                .forEach(others::add);
        return others;
    }

    private static RecurrenceInput input(Event event) {
        Recurrence recurrence = Objects.requireNonNull(event.content().recurrence());
        return EventFormInput.recurrence(
                recurrence.rrule(), recurrence, event.time().allDay());
    }

    private static SaveEvent base(Event event, RecurrenceInput recurrence) {
        return EventForm.of(event).toInput(event).toBuilder()
                .recurrence(recurrence)
                .build();
    }

    private Recurrence.@Nullable Override own() {
        return recurrence.overrides().stream()
                .filter(one -> one.at().equals(at))
                .findFirst()
                .orElse(null);
    }

    private String text(LocalDateTime local) {
        return LocalTimes.text(local, regular.allDay());
    }
}
