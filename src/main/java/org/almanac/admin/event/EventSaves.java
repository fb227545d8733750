package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.event.Event;
import org.almanac.event.dates.EditOptions;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.SimilarEventQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.place.TypedPlace;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Saves an editor's form, and says what came of it in the form's own terms. */
@ApplicationScoped
public class EventSaves {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final SimilarEventQueries similar;
    private final DeskView desk;

    EventSaves(Catalogue catalogue, CatalogueQueries queries, SimilarEventQueries similar, DeskView desk) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.similar = similar;
        this.desk = desk;
    }

    /** What came of it: exactly one of the three. */
    record Outcome(
            @Nullable Event saved,
            FormErrors errors,
            @Nullable EventMerge conflict) {}

    /** All that is wrong with a form, at once; empty when nothing is. */
    FormErrors check(EventForm form, @Nullable Event stored) {
        TypedPlace place = form.place();
        boolean asIs = stored != null && EventForm.of(stored).place().equals(place);
        List<FieldError> own = Stream.concat(
                        Stream.of(place.countryError(), place.zoneError(asIs)).flatMap(Optional::stream),
                        form.recurrence().errors().stream())
                .toList();
        List<FieldError> all = new ArrayList<>(own);
        try {
            catalogue.check(form.toInput(stored), stored);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            problem.errors().stream()
                    .filter(error -> own.stream().noneMatch(mine -> mine.field().equals(error.field())))
                    .forEach(all::add);
        }
        return worded(form, all);
    }

    Outcome create(EventForm form) {
        FormErrors errors = check(form, null);
        if (errors.isEmpty() && !form.checked("another")) {
            errors = doubles(form);
        }
        if (!errors.isEmpty()) {
            return new Outcome(null, errors, null);
        }
        try {
            return new Outcome(catalogue.create(form.toInput(null), desk.actor()), FormErrors.NONE, null);
        } catch (Problem problem) {
            return refused(form, problem);
        }
    }

    /** Asks once whether it is another event, when there is one like it. */
    private FormErrors doubles(EventForm form) {
        List<Event> like = similar.like(catalogue.check(form.toInput(null)), null, false);
        return like.isEmpty()
                ? FormErrors.NONE
                : new FormErrors(List.of(new FieldError(
                        "another",
                        "There is one like this: “" + like.get(0).title()
                                + "”. Open it, or tick that this is another.")));
    }

    /**
     * @param revision that the form was made from
     * @throws Problem NOT_FOUND or GONE
     */
    Outcome replace(Event stored, EventForm form, int revision) {
        FormErrors errors = stored.withdrawn() ? FormErrors.NONE : check(form, stored);
        if (!errors.isEmpty()) {
            return new Outcome(null, errors, null);
        }
        try {
            Event saved = catalogue.replace(
                    stored.id().toString(), form.toInput(stored), revision, options(form), desk.actor());
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

    static EditOptions options(EventForm form) {
        return new EditOptions(form.act() == FormAct.QUIETLY, form.checked("dropExceptions"));
    }

    private static Outcome refused(EventForm form, Problem problem) {
        return switch (problem.kind()) {
            case INVALID -> new Outcome(null, worded(form, problem.errors()), null);
            case CONFLICT -> new Outcome(null, new FormErrors(List.of(new FieldError("", problem.detail()))), null);
            default -> throw problem;
        };
    }

    /** The rules speak of one value where the form has a date and a time apart. */
    public static FormErrors worded(EventForm form, List<FieldError> errors) {
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
