package org.almanac.admin.event;

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
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.FormErrors;
import org.almanac.admin.KeptForms;
import org.almanac.event.Event;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** One event: the form that adds or edits it. */
@Path("/admin/events")
@RolesAllowed(Roles.EDITOR)
public class EventResource extends DeskResource {
    private static final int CONFLICT = 409;

    private final CatalogueQueries queries;
    private final EventSaves saves;
    private final EventFormPages pages;
    private final EventVersions versions;
    private final KeptForms keptForms;

    EventResource(
            CatalogueQueries queries,
            EventSaves saves,
            EventFormPages pages,
            EventVersions versions,
            KeptForms keptForms) {
        this.versions = versions;
        this.keptForms = keptForms;
        this.queries = queries;
        this.saves = saves;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance event(EventFormPage page);

        static native TemplateInstance eventLook(EventFormPage page);
    }

    /** @param from id or slug of the event that this is to be the next edition of; null for one that is new altogether */
    @GET
    @Path("new")
    public Response blank(@QueryParam("from") @Nullable String from) {
        EventForm form = from == null ? EventForm.empty() : NextEdition.of(queries.find(from));
        return show(OK, pages.of(form, FormErrors.NONE, null));
    }

    /** Open to all, so that nothing is lost of what somebody typed whose session has ended. */
    @POST
    @Path("new")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Nullable MultivaluedMap<String, String> typed) {
        Response kept = keptForms.page("/admin/events/new", typed);
        if (kept != null) {
            return kept;
        }
        EventForm form = pages.completed(EventForm.typed(typed));
        if (form.act() == FormAct.ROWS) {
            return show(OK, pages.of(form, FormErrors.NONE, null));
        }
        if (form.act() == FormAct.CHECK) {
            return checked(form, null);
        }
        EventSaves.Outcome outcome = saves.create(form);
        return outcome.saved() == null
                ? show(UNPROCESSABLE, pages.of(form, outcome.errors(), null))
                : seeOther(saved(outcome.saved(), form));
    }

    @GET
    @Path("{id}")
    public Response edit(
            @PathParam("id") String id,
            @QueryParam("saved") @Nullable String saved,
            @QueryParam("version") @Nullable String version) {
        Event event = queries.find(id);
        if (version != null && !event.withdrawn()) {
            return show(OK, versions.page(event, revision(version)));
        }
        return show(OK, pages.of(EventForm.of(event), FormErrors.NONE, null, event, notice(saved)));
    }

    /** Open to all, as {@link #create}. */
    @POST
    @Path("{id}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") String id, @Nullable MultivaluedMap<String, String> typed) {
        Response kept = keptForms.page("/admin/events/" + QueryString.encoded(id), typed);
        if (kept != null) {
            return kept;
        }
        EventForm form = EventForm.typed(typed);
        Event stored = queries.find(id);
        if (form.act() == FormAct.ROWS) {
            return show(OK, pages.of(form, FormErrors.NONE, stored));
        }
        if (form.act() == FormAct.CHECK) {
            return checked(form, stored);
        }
        int revision = revision(form.value("revision"));
        EventSaves.Outcome outcome = saves.replace(stored, form, revision);
        if (outcome.saved() != null) {
            return seeOther(saved(outcome.saved(), form));
        }
        if (outcome.conflict() != null) {
            return show(
                    CONFLICT,
                    pages.of(outcome.conflict().form(), FormErrors.NONE, outcome.conflict(), queries.find(id), null));
        }
        return show(UNPROCESSABLE, pages.of(form, outcome.errors(), stored));
    }

    /** What a form that is being filled in would do, for the script that shows it beside. */
    @POST
    @Path("outlook")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response outlook(@QueryParam("event") @Nullable String id, @Nullable MultivaluedMap<String, String> typed) {
        EventForm form = EventForm.typed(typed);
        Event stored = id == null ? null : queries.find(id);
        form = stored == null ? pages.completed(form) : form;
        return page(OK, Templates.eventLook(pages.outlook(form, stored)));
    }

    private Response checked(EventForm form, @Nullable Event stored) {
        FormErrors errors = saves.check(form, stored);
        return errors.isEmpty()
                ? show(OK, pages.of(form, errors, null, stored, "Nothing is saved yet. The form is in order."))
                : show(UNPROCESSABLE, pages.of(form, errors, stored));
    }

    private static Response show(int status, EventFormPage page) {
        return page(status, Templates.event(page));
    }

    private static String saved(Event event, EventForm form) {
        String how = form.act() == FormAct.QUIETLY ? "quietly" : event.isPublic() ? "shown" : "draft";
        return "/admin/events/" + event.id() + "?saved=" + how;
    }

    private static @Nullable String notice(@Nullable String saved) {
        if (saved == null) {
            return null;
        }
        return switch (saved) {
            case "quietly" -> "Saved. Nobody is told of it.";
            case "draft" -> "Saved. Readers do not see it.";
            case "continued" ->
                "Saved. This date and all later ones are an event of their own now; the earlier ones stay as they were.";
            case "shown" -> "Saved. Readers see it.";
            case "restored" -> "Restored. Readers see it again.";
            default -> "Saved.";
        };
    }

    public static int revision(@Nullable String typed) {
        try {
            return Integer.parseInt(String.valueOf(typed));
        } catch (NumberFormatException e) {
            throw Problem.malformed("The form does not say which revision it was made from; open the event again.");
        }
    }
}
