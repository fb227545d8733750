package org.almanac.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.account.AuditEntry;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.ChangeLog;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/** Who changed which event, when and how; and who signed in, made tokens, took data out, threw a switch. */
@Path("/admin/audit")
@RolesAllowed(Roles.ADMIN)
class AuditResource extends DeskResource {
    private final ChangeLog log;
    private final CatalogueQueries catalogue;
    private final AuditLog others;

    AuditResource(ChangeLog log, CatalogueQueries catalogue, AuditLog others) {
        this.log = log;
        this.catalogue = catalogue;
        this.others = others;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance audit(AuditList list, AuditList.Found found, List<String> actors);

        static native TemplateInstance auditAccess(AuditList list, Page<AuditEntry> found);
    }

    @GET
    public Response list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("event") @Nullable String event,
            @QueryParam("run") @Nullable String run,
            @QueryParam("cursor") @Nullable String cursor) {
        AuditList list = AuditList.asked(actor, event, run, cursor);
        return page(OK, Templates.audit(list, list.read(log, catalogue), log.actors()));
    }

    @GET
    @Path("access")
    public Response access(@QueryParam("actor") @Nullable String actor, @QueryParam("cursor") @Nullable String cursor) {
        AuditList list = AuditList.asked(actor, null, null, cursor);
        return page(OK, Templates.auditAccess(list, list.read(others)));
    }
}
