package org.almanac.admin.series;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.FormErrors;
import org.almanac.admin.KeptForms;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.event.EventOutlooks;
import org.almanac.admin.event.EventResource;
import org.almanac.admin.event.FormAct;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** The dates of an event that repeats: to move, cancel or describe one, or to change one and all later ones. */
@Path("/admin/events/{id}/dates")
@RolesAllowed(Roles.EDITOR)
class SeriesDatesResource extends DeskResource {
    private static final int CONFLICT = 409;

    private final CatalogueQueries queries;
    private final DateSaves saves;
    private final EventOutlooks outlooks;
    private final KeptForms keptForms;
    private final Clock clock;

    SeriesDatesResource(
            CatalogueQueries queries, DateSaves saves, EventOutlooks outlooks, KeptForms keptForms, Clock clock) {
        this.queries = queries;
        this.saves = saves;
        this.outlooks = outlooks;
        this.keptForms = keptForms;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance seriesDates(SeriesDatesPage page);

        static native TemplateInstance seriesDate(SeriesDatePage page);
    }

    /** @param from an original start or a day, as the API spells it; without one the list begins with what is not over */
    @GET
    public Response list(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("done") @Nullable String done) {
        Event event = series(id);
        SeriesDatesPage page = SeriesDatesPage.of(event, from, done, outlooks.told(event), clock.instant());
        return page(OK, Templates.seriesDates(page));
    }

    /** Adds a date. Open to all, so that nothing is lost of what somebody typed whose session has ended. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("id") String id, @Nullable MultivaluedMap<String, String> typed) {
        Response kept = keptForms.page("/admin/events/" + QueryString.encoded(id) + "/dates", typed);
        if (kept != null) {
            return kept;
        }
        Event event = series(id);
        EventForm form = EventForm.typed(typed);
        if (form.act() == FormAct.CHECK) {
            return refused(OK, event, form, FormErrors.NONE);
        }
        try {
            saves.add(event, form, EventResource.revision(form.value("revision")));
            return seeOther(path(event) + "?done=added");
        } catch (Problem problem) {
            return switch (problem.kind()) {
                case INVALID -> refused(UNPROCESSABLE, event, form, DateSaves.worded(form, problem.errors()));
                case STALE -> refused(CONFLICT, event, form, DateSaves.stale());
                default -> throw problem;
            };
        }
    }

    private Response refused(int status, Event event, EventForm form, FormErrors errors) {
        SeriesDatesPage page = SeriesDatesPage.refused(event, outlooks.told(event), clock.instant(), form, errors);
        return page(status, Templates.seriesDates(page));
    }

    @GET
    @Path("{at}")
    public Response one(@PathParam("id") String id, @PathParam("at") String at) {
        Event event = series(id);
        OccurrencePlan date = date(event, at);
        return show(OK, event, date, new DateEdit(event, date).form(date), FormErrors.NONE);
    }

    /** Open to all, so that nothing is lost of what somebody typed whose session has ended. */
    @POST
    @Path("{at}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("id") String id, @PathParam("at") String at, @Nullable MultivaluedMap<String, String> typed) {
        Response kept =
                keptForms.page("/admin/events/" + QueryString.encoded(id) + "/dates/" + QueryString.encoded(at), typed);
        if (kept != null) {
            return kept;
        }
        Event event = series(id);
        EventForm form = EventForm.typed(typed);
        int revision = EventResource.revision(form.value("revision"));
        if (form.value("act").equals("back") && saves.isLeftOut(event, at)) {
            saves.putBack(event, at, revision);
            return seeOther(path(event) + "?done=back");
        }
        OccurrencePlan date = date(event, at);
        if (form.act() == FormAct.CHECK) {
            return show(OK, event, date, form, FormErrors.NONE);
        }
        try {
            return seeOther(saved(event, saves.save(event, date, form, revision), form));
        } catch (Problem problem) {
            return switch (problem.kind()) {
                case INVALID -> show(UNPROCESSABLE, event, date, form, DateSaves.worded(form, problem.errors()));
                case STALE -> show(CONFLICT, event, date, form, DateSaves.stale());
                default -> throw problem;
            };
        }
    }

    private static String saved(Event event, Event saved, EventForm form) {
        if (!saved.id().equals(event.id())) {
            return "/admin/events/" + saved.id() + "?saved=continued";
        }
        if (saved.content().recurrence() == null) {
            return "/admin/events/" + saved.id() + "?saved=1";
        }
        String act = form.value("act");
        String done =
                List.of("cancel", "back").contains(act) ? act : form.act() == FormAct.QUIETLY ? "quietly" : "changed";
        return path(event) + "?done=" + done;
    }

    private Response show(int status, Event event, OccurrencePlan date, EventForm form, FormErrors errors) {
        boolean over = !date.time().endsAt().isAfter(clock.instant());
        String told = over && event.isPublic() ? "The date is over: nobody gets a mail of it." : outlooks.told(event);
        return page(
                status,
                Templates.seriesDate(new SeriesDatePage(
                        event, SeriesDates.line(event.content(), date, clock.instant()), form, errors, told)));
    }

    private Event series(String id) {
        Event event = queries.find(id);
        if (event.content().recurrence() == null || event.withdrawn()) {
            throw Problem.notFound("This event has no series of dates.");
        }
        return event;
    }

    private static OccurrencePlan date(Event event, String at) {
        OccurrencePlan date = SeriesDates.find(event.content(), at);
        if (date == null) {
            throw Problem.notFound("The series has no such date.");
        }
        return date;
    }

    static String path(Event event) {
        return "/admin/events/" + event.id() + "/dates";
    }
}
