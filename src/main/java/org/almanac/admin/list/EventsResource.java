package org.almanac.admin.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.jspecify.annotations.Nullable;

/** The list of events. */
@Path("/admin/events")
@RolesAllowed(Roles.EDITOR)
class EventsResource extends DeskResource {
    private final EventLists lists;

    EventsResource(EventLists lists) {
        this.lists = lists;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance events(EventsPage found, @Nullable String withdrawn);
    }

    @GET
    public Response list(@Context UriInfo address, @QueryParam("withdrawn") @Nullable String withdrawn) {
        return page(
                OK,
                Templates.events(lists.page(EventListAddress.asked(address.getQueryParameters()), null), withdrawn));
    }
}
