package org.almanac.admin.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.importer.source.Source;
import org.almanac.importer.source.SourcePolls;
import org.almanac.importer.source.SourceRun;
import org.almanac.importer.source.Sources;
import org.almanac.json.ImportReport;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Calendars elsewhere that are polled: how they fare, and what is to be done with them. */
@Path("/admin/sources")
@RolesAllowed(Roles.EDITOR)
class SourcesResource extends DeskResource {

    private final Sources sources;
    private final SourcePolls polls;
    private final AuditLog audit;
    private final DeskView desk;

    SourcesResource(Sources sources, SourcePolls polls, AuditLog audit, DeskView desk) {
        this.sources = sources;
        this.polls = polls;
        this.audit = audit;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance sources(List<Source> sources, String done);

        static native TemplateInstance source(
                SourceForm form, FormErrors errors, @Nullable Source stored, List<SourceRun> runs, String said);
    }

    @GET
    public Response list(@QueryParam("done") @Nullable String done) {
        return page(OK, Templates.sources(sources.byName(), done == null ? "" : done));
    }

    @GET
    @Path("new")
    public Response blank() {
        return page(OK, Templates.source(SourceForm.empty(), FormErrors.NONE, null, List.of(), ""));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Nullable MultivaluedMap<String, String> typed) {
        SourceForm form = SourceForm.typed(typed);
        try {
            Source source = sources.create(form.toInput());
            audit.record(desk.actor(), AuditAction.SOURCE_CREATED, source.name());
            return seeOther("/admin/sources/" + source.id() + "?saved=1");
        } catch (Problem problem) {
            return page(UNPROCESSABLE, Templates.source(form, new FormErrors(problem.errors()), null, List.of(), ""));
        }
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id, @QueryParam("saved") @Nullable String saved) {
        Source source = sources.find(id);
        return page(
                OK,
                Templates.source(
                        SourceForm.of(source),
                        FormErrors.NONE,
                        source,
                        sources.runs(id),
                        saved == null ? "" : "Saved. It is polled within a minute."));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") UUID id, @Nullable MultivaluedMap<String, String> typed) {
        SourceForm form = SourceForm.typed(typed);
        String revision = form.value("revision");
        try {
            Source source = sources.change(
                    id, revision.matches("\\d{1,9}") ? Integer.valueOf(revision) : null, before -> form.toInput());
            audit.record(desk.actor(), AuditAction.SOURCE_CHANGED, source.name());
            return seeOther("/admin/sources/" + id + "?saved=1");
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return page(
                    UNPROCESSABLE,
                    Templates.source(form, new FormErrors(problem.errors()), sources.find(id), sources.runs(id), ""));
        }
    }

    @POST
    @Path("{id}/run")
    public Response run(@PathParam("id") UUID id) {
        String said;
        try {
            ImportReport report = polls.pollNow(id);
            said = "Polled: %,d new, %,d changed, %,d as they were, %,d left out."
                    .formatted(report.created(), report.updated(), report.unchanged(), report.skipped());
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            said = problem.detail();
        }
        Source source = sources.find(id);
        return page(OK, Templates.source(SourceForm.of(source), FormErrors.NONE, source, sources.runs(id), said));
    }

    @POST
    @Path("{id}/delete")
    public Response delete(@PathParam("id") UUID id) {
        Source source = sources.delete(id, null);
        audit.record(desk.actor(), AuditAction.SOURCE_DELETED, source.name());
        return seeOther("/admin/sources?done=deleted");
    }
}
