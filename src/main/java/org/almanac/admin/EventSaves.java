package org.almanac.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.almanac.event.Catalogue;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Saves an editor's form, and says what came of it in the form's own terms. */
@ApplicationScoped
class EventSaves {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final DeskView desk;

    EventSaves(Catalogue catalogue, CatalogueQueries queries, DeskView desk) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.desk = desk;
    }

    /** What came of it: exactly one of the three. */
    record Outcome(
            @Nullable Event saved,
            FormErrors errors,
            @Nullable EventMerge conflict) {}

    Outcome create(EventForm form) {
        try {
            return new Outcome(catalogue.create(form.toInput(null), desk.actor()), FormErrors.NONE, null);
        } catch (Problem problem) {
            return refused(form, problem);
        }
    }

    /**
     * @param revision that the form was made from
     * @throws Problem NOT_FOUND or GONE
     */
    Outcome replace(Event stored, EventForm form, int revision) {
        try {
            Event saved = catalogue.replace(stored.id().toString(), form.toInput(stored), revision, desk.actor());
            return new Outcome(saved, FormErrors.NONE, null);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.STALE) {
                Event current = queries.find(stored.id().toString());
                EventMerge merge = EventMerge.of(form, revision, current, queries.history(current.id()));
                return new Outcome(null, FormErrors.NONE, merge);
            }
            return refused(form, problem);
        }
    }

    private static Outcome refused(EventForm form, Problem problem) {
        return switch (problem.kind()) {
            case INVALID -> new Outcome(null, worded(form, problem.errors()), null);
            case CONFLICT -> new Outcome(null, new FormErrors(List.of(new FieldError("", problem.detail()))), null);
            default -> throw problem;
        };
    }

    /** The rules speak of one value where the form has a date and a time apart. */
    static FormErrors worded(EventForm form, List<FieldError> errors) {
        return new FormErrors(errors.stream()
                .map(error -> isMissingTime(form, error)
                        ? new FieldError(error.field(), "Give the time too, or tick “All day”.")
                        : error)
                .toList());
    }

    private static boolean isMissingTime(EventForm form, FieldError error) {
        boolean moment = error.field().equals("start") || error.field().equals("end");
        return moment
                && !form.checked(EventForm.ALL_DAY)
                && !form.value(error.field() + ".date").isBlank()
                && form.value(error.field() + ".time").isBlank();
    }
}
