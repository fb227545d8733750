package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.event.Catalogue;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** One event: the form that adds or edits it, and the page that withdraws it. */
@Path("/admin/events")
@RolesAllowed(Roles.EDITOR)
class EventResource extends DeskResource {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final EventSaves saves;
    private final DeskView desk;
    private final SiteSettings settings;

    EventResource(
            Catalogue catalogue, CatalogueQueries queries, EventSaves saves, DeskView desk, SiteSettings settings) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.saves = saves;
        this.desk = desk;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance event(EventFormPage page);

        static native TemplateInstance withdraw(Event event);
    }

    @GET
    @Path("new")
    public Response blank() {
        EventForm form = EventForm.empty(settings.defaultTimeZone().getId());
        return show(OK, form, FormErrors.NONE, null, null, false);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Nullable MultivaluedMap<String, String> typed) {
        EventForm form = EventForm.typed(typed);
        EventSaves.Outcome outcome = saves.create(form);
        return outcome.saved() == null
                ? show(UNPROCESSABLE, form, outcome.errors(), null, null, false)
                : seeOther(saved(outcome.saved()));
    }

    @GET
    @Path("{id}")
    public Response edit(@PathParam("id") String id, @QueryParam("saved") @Nullable String saved) {
        Event event = queries.find(id);
        return show(OK, EventForm.of(event), FormErrors.NONE, null, event, saved != null);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") String id, @Nullable MultivaluedMap<String, String> typed) {
        EventForm form = EventForm.typed(typed);
        Event stored = queries.find(id);
        int revision = revision(form.value("revision"));
        EventSaves.Outcome outcome = saves.replace(stored, form, revision);
        if (outcome.saved() != null) {
            return seeOther(saved(outcome.saved()));
        }
        if (outcome.conflict() != null) {
            return show(
                    CONFLICT, outcome.conflict().form(), FormErrors.NONE, outcome.conflict(), queries.find(id), false);
        }
        return show(UNPROCESSABLE, form, outcome.errors(), null, stored, false);
    }

    @GET
    @Path("{id}/withdraw")
    public Response confirmWithdrawal(@PathParam("id") String id) {
        return page(OK, Templates.withdraw(queries.find(id)));
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@PathParam("id") String id, @FormParam("revision") @Nullable String revision) {
        catalogue.withdraw(id, revision(revision), desk.actor());
        return seeOther("/admin/events?withdrawn=1");
    }

    private Response show(
            int status,
            EventForm form,
            FormErrors errors,
            @Nullable EventMerge conflict,
            @Nullable Event stored,
            boolean saved) {
        List<EventRevision> history = stored == null ? List.of() : queries.history(stored.id());
        EventFormPage page = new EventFormPage(
                form,
                errors,
                conflict,
                stored,
                history,
                queries.series(),
                queries.organisers(),
                TimeZones.startingWith(settings.defaultTimeZone()),
                saved);
        return page(status, Templates.event(page));
    }

    private static String saved(Event event) {
        return "/admin/events/" + event.id() + "?saved=1";
    }

    private static int revision(@Nullable String typed) {
        try {
            return Integer.parseInt(String.valueOf(typed));
        } catch (NumberFormatException e) {
            throw Problem.malformed("The form does not say which revision it was made from; open the event again.");
        }
    }
}
