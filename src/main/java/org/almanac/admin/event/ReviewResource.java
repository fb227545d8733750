package org.almanac.admin.event;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
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
import java.util.UUID;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.admin.KeptForms;
import org.almanac.event.Event;
import org.almanac.importer.submission.Submission;
import org.almanac.importer.submission.Submissions;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** What readers proposed: an editor makes an event of it, as it is or mended, or rejects it. */
@Path("/admin/review")
@RolesAllowed(Roles.EDITOR)
class ReviewResource extends DeskResource {
    private static final int MOST = 200;
    private static final int DECIDED = 20;

    private final Submissions submissions;
    private final EventSaves saves;
    private final EventFormPages pages;
    private final KeptForms keptForms;
    private final DeskView desk;

    ReviewResource(
            Submissions submissions, EventSaves saves, EventFormPages pages, KeptForms keptForms, DeskView desk) {
        this.keptForms = keptForms;
        this.submissions = submissions;
        this.saves = saves;
        this.pages = pages;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance review(
                List<Submission> waiting, List<Submission> decided, @Nullable String done);

        static native TemplateInstance proposal(Submission submission, EventFormPage page);
    }

    @GET
    public Response queue(@QueryParam("done") @Nullable String done) {
        return page(OK, Templates.review(submissions.waiting(MOST), submissions.decided(DECIDED), done));
    }

    @GET
    @Path("{id}")
    public Response proposal(@PathParam("id") String id) {
        Submission submission = submissions.find(uuid(id));
        return show(OK, submission, EventForm.of(submission.event()), FormErrors.NONE);
    }

    /** Open to all, so that nothing is lost of what somebody typed whose session has ended. */
    @POST
    @Path("{id}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("id") String id, @Nullable MultivaluedMap<String, String> typed) {
        Response kept = keptForms.page("/admin/review/" + QueryString.encoded(id), typed);
        if (kept != null) {
            return kept;
        }
        EventForm form = EventForm.typed(typed);
        if (form.act() == FormAct.ROWS) {
            return show(OK, submissions.find(uuid(id)), form, FormErrors.NONE);
        }
        FormErrors errors = saves.check(form, null);
        if (form.act() == FormAct.CHECK || !errors.isEmpty()) {
            return show(errors.isEmpty() ? OK : UNPROCESSABLE, submissions.find(uuid(id)), form, errors);
        }
        try {
            Event event = submissions.accept(uuid(id), form.toInput(null), desk.actor());
            return seeOther("/admin/events/" + event.id() + "?saved=1");
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return show(UNPROCESSABLE, submissions.find(uuid(id)), form, EventSaves.worded(form, problem.errors()));
        }
    }

    @POST
    @Path("{id}/reject")
    public Response reject(@PathParam("id") String id, @FormParam("reason") @Nullable String reason) {
        submissions.reject(uuid(id), reason == null || reason.isBlank() ? null : reason.strip(), desk.actor());
        return seeOther("/admin/review?done=rejected");
    }

    @POST
    @Path("{id}/reopen")
    public Response reopen(@PathParam("id") String id) {
        submissions.reopen(uuid(id));
        return seeOther("/admin/review?done=reopened");
    }

    private Response show(int status, Submission submission, EventForm form, FormErrors errors) {
        return page(status, Templates.proposal(submission, pages.of(form, errors, null)));
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such proposal.");
    }
}
