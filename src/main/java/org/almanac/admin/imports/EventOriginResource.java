package org.almanac.admin.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.importer.source.Sources;
import org.jspecify.annotations.Nullable;

/** Lets fields of an event follow its source again. */
@Path("/admin/events/{id}/give-back")
@RolesAllowed(Roles.EDITOR)
class EventOriginResource extends DeskResource {
    private final Sources sources;
    private final DeskView desk;

    EventOriginResource(Sources sources, DeskView desk) {
        this.sources = sources;
        this.desk = desk;
    }

    @POST
    public Response giveBack(@PathParam("id") UUID id, @FormParam("field") @Nullable List<String> fields) {
        sources.giveBack(id, fields == null ? List.of() : fields, desk.actor());
        return seeOther("/admin/events/" + id);
    }
}
