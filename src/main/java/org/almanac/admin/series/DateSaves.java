package org.almanac.admin.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.event.EventSaves;
import org.almanac.admin.event.FormAct;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.dates.EditOptions;
import org.almanac.event.dates.LocalTimes;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.event.write.Catalogue;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;

/** Saves what an editor makes of one date of a series. */
@ApplicationScoped
class DateSaves {
    private static final String OF_DATES = "recurrence.overrides.";

    private final Catalogue catalogue;
    private final DeskView desk;

    DateSaves(Catalogue catalogue, DeskView desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    /**
     * @param revision that the form was made from
     * @return the series, or what now takes over from the date on
     * @throws Problem INVALID, on the form's fields or on those of the recurrence; STALE; GONE
     */
    Event save(Event event, OccurrencePlan date, EventForm form, int revision) {
        DateEdit edit = new DateEdit(event, date);
        String note = form.value("note").isBlank() ? null : form.value("note");
        return switch (form.value("act")) {
            case "cancel" -> replace(event, edit.standing(EventStatus.CANCELLED, note), revision, false);
            case "back" -> replace(event, edit.standing(null, note), revision, false);
            default -> {
                form.place().countryError().ifPresent(error -> {
                    throw Problem.invalid(List.of(error));
                });
                yield form.value("scope").equals("later")
                        ? continued(event, date, edit, form, revision)
                        : replace(event, edit.changed(form), revision, form.act() == FormAct.QUIETLY);
            }
        };
    }

    private Event continued(Event event, OccurrencePlan date, DateEdit edit, EventForm form, int revision) {
        String at = LocalTimes.text(
                Objects.requireNonNull(date.recursAt()), event.time().allDay());
        return catalogue
                .split(event.id().toString(), at, later -> edit.continued(form, later), revision, desk.actor())
                .later();
    }

    boolean isLeftOut(Event event, String at) {
        return Objects.requireNonNull(event.content().recurrence()).exdates().stream()
                .anyMatch(one -> LocalTimes.text(one, event.time().allDay()).equals(at));
    }

    void putBack(Event event, String at, int revision) {
        replace(event, DateEdit.putBack(event, at), revision, false);
    }

    /**
     * Adds a date that lasts as long as the others; one that was left out is put back.
     *
     * @throws Problem as {@link #save}
     */
    void add(Event event, EventForm form, int revision) {
        String start = form.toInput(null).start();
        if (start == null) {
            throw Problem.invalid("start", "Say when it is.");
        }
        if (SeriesDates.find(event.content(), start) != null) {
            throw Problem.invalid("start", "The series has that date already.");
        }
        SaveEvent series = isLeftOut(event, start) ? DateEdit.putBack(event, start) : DateEdit.added(event, start);
        replace(event, series, revision, false);
    }

    private Event replace(Event event, SaveEvent input, int revision, boolean quietly) {
        return catalogue.replace(event.id().toString(), input, revision, new EditOptions(quietly, false), desk.actor());
    }

    /** What the rules say of the dates of a series, in the terms of the form of one. */
    static FormErrors worded(EventForm form, List<FieldError> errors) {
        List<FieldError> own = new ArrayList<>();
        for (FieldError error : errors) {
            String field = error.field().equals("recurrence.rdates") ? "start" : error.field();
            own.add(new FieldError(
                    field.startsWith(OF_DATES) ? field.substring(OF_DATES.length()) : field, error.message()));
        }
        return EventSaves.worded(form, own);
    }

    static FormErrors stale() {
        return new FormErrors(List.of(new FieldError(
                "", "Somebody else saved this event while you were editing it. Look at it again, and then save.")));
    }
}
