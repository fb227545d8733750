package org.almanac.admin.event;

import java.time.LocalDateTime;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEvent.OrganiserInput;
import org.almanac.event.SaveEvent.OverrideInput;
import org.almanac.event.SaveEvent.RecurrenceInput;
import org.almanac.event.SaveEvent.VenueInput;
import org.almanac.event.Venue;
import org.almanac.place.TypedPlace;
import org.jspecify.annotations.Nullable;

/** From a form's inputs to what the catalogue is asked to save. It judges nothing: the catalogue's rules do. */
public final class EventFormInput {
    private final EventForm form;
    private final TypedPlace place;

    private EventFormInput(EventForm form) {
        this.form = form;
        this.place = form.place();
    }

    static SaveEvent of(EventForm form, @Nullable Event stored) {
        return new EventFormInput(form).input(stored);
    }

    private SaveEvent input(@Nullable Event stored) {
        boolean allDay = form.checked(EventForm.ALL_DAY);
        return SaveEvent.builder()
                .title(given("title"))
                .summary(given("summary"))
                .description(given("description"))
                .start(moment("start", form.value("start.date"), allDay))
                .end(end(allDay))
                .timeZone(place.zone())
                .allDay(allDay)
                .published(form.checked(EventForm.PUBLISHED))
                .status(given("status"))
                .note(given("note"))
                .tags(TypedTags.of(form.value("tags"), stored))
                .series(given("series"))
                .venue(new VenueInput(
                        given("venue.name"),
                        given("venue.address"),
                        given("venue.city"),
                        place.country(),
                        degrees("venue.latitude"),
                        degrees("venue.longitude")))
                .onlineUrl(given("onlineUrl"))
                .organiser(new OrganiserInput(given("organiser.name"), given("organiser.url")))
                .url(given("url"))
                .registrationUrl(given("registrationUrl"))
                .image(given("image"))
                .keyDates(KeyDateRows.input(form))
                .featured(form.checked("featured"))
                .featuredLabel(given("featuredLabel"))
                .recurrence(recurrence(stored))
                .build();
    }

    /** An end with a time only is on the day of the start. */
    private @Nullable String end(boolean allDay) {
        String date = form.value("end.date");
        boolean sameDay = date.isBlank() && !allDay && !form.value("end.time").isBlank();
        return moment("end", sameDay ? form.value("start.date") : date, allDay);
    }

    /** A date without the time that it needs is handed on as it is, for the rules to refuse. */
    private @Nullable String moment(String field, String date, boolean allDay) {
        String time = form.value(field + ".time").strip();
        if (date.isBlank() && (allDay || time.isBlank())) {
            return null;
        }
        return allDay || time.isEmpty() ? date : date.strip() + "T" + time;
    }

    /** What is no number becomes one that no place has, and is refused as such. */
    private @Nullable Double degrees(String key) {
        String typed = given(key);
        if (typed == null) {
            return null;
        }
        try {
            return Double.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The rule is the form's; what single dates are like stays as it is. */
    private @Nullable RecurrenceInput recurrence(@Nullable Event stored) {
        Recurrence was = stored == null ? null : stored.content().recurrence();
        RecurrenceForm typed = form.recurrence();
        if (stored == null || was == null) {
            return typed.rrule() == null ? null : new RecurrenceInput(typed.rrule(), null, null, null);
        }
        if (!typed.isThere()) {
            return recurrence(was.rrule(), was, stored.time().allDay());
        }
        return typed.repeats() ? recurrence(typed.rrule(), was, stored.time().allDay()) : null;
    }

    public static RecurrenceInput recurrence(@Nullable String rrule, Recurrence recurrence, boolean allDay) {
        return new RecurrenceInput(
                rrule,
                List.copyOf(recurrence.exdates().stream()
                        .map(at -> local(at, allDay))
                        .toList()),
                List.copyOf(recurrence.rdates().stream()
                        .map(at -> local(at, allDay))
                        .toList()),
                List.copyOf(recurrence.overrides().stream()
                        .map(override -> override(override, allDay))
                        .toList()));
    }

    private static OverrideInput override(Recurrence.Override override, boolean allDay) {
        return new OverrideInput(
                local(override.at(), allDay),
                override.start() == null ? null : local(override.start(), allDay),
                override.end() == null ? null : local(override.end(), allDay),
                override.status() == null ? null : override.status().name(),
                override.title(),
                override.description(),
                venue(override.venue()),
                override.onlineUrl(),
                override.url(),
                override.note());
    }

    private static @Nullable VenueInput venue(@Nullable Venue venue) {
        return venue == null
                ? null
                : new VenueInput(
                        venue.name(),
                        venue.address(),
                        venue.city(),
                        venue.country(),
                        venue.latitude(),
                        venue.longitude());
    }

    private static String local(LocalDateTime at, boolean allDay) {
        return allDay ? at.toLocalDate().toString() : at.toString();
    }

    private @Nullable String given(String key) {
        String value = form.value(key);
        return value.isBlank() ? null : value;
    }
}
