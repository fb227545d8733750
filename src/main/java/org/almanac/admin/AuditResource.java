package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.ChangeLog;
import org.jspecify.annotations.Nullable;

/** Who changed which event, when and how. */
@Path("/admin/audit")
@RolesAllowed(Roles.ADMIN)
class AuditResource extends DeskResource {
    private final ChangeLog log;
    private final CatalogueQueries catalogue;

    AuditResource(ChangeLog log, CatalogueQueries catalogue) {
        this.log = log;
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance audit(AuditList list, AuditList.Found found, List<String> actors);
    }

    @GET
    public Response list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("event") @Nullable String event,
            @QueryParam("cursor") @Nullable String cursor) {
        AuditList list = AuditList.asked(actor, event, cursor);
        return page(OK, Templates.audit(list, list.read(log, catalogue), log.actors()));
    }
}
