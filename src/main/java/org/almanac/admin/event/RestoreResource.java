package org.almanac.admin.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.event.Event;
import org.almanac.event.write.EventRecovery;
import org.jspecify.annotations.Nullable;

/** Brings an event back that was withdrawn, as a draft or for readers to see. */
@Path("/admin/events/{id}/restore")
@RolesAllowed(Roles.EDITOR)
class RestoreResource extends DeskResource {
    private final EventRecovery recovery;
    private final DeskView desk;

    RestoreResource(EventRecovery recovery, DeskView desk) {
        this.recovery = recovery;
        this.desk = desk;
    }

    @POST
    public Response restore(
            @PathParam("id") String id,
            @FormParam("revision") @Nullable String revision,
            @FormParam("act") @Nullable String act,
            @FormParam("tell") @Nullable String tell) {
        boolean shown = FormAct.PUBLISH.key().equals(act);
        Event event = recovery.restore(
                id, shown, shown && EventForm.ON.equals(tell), EventResource.revision(revision), desk.actor());
        return seeOther("/admin/events/" + event.id() + "?saved=" + (shown ? "restored" : "draft"));
    }
}
