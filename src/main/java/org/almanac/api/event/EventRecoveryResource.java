package org.almanac.api.event;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.Preconditions;
import org.almanac.event.Event;
import org.almanac.event.write.EventRecovery;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was taken out comes back, and what an event said before can be read. */
@Path("/api/v1/events/{event}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class EventRecoveryResource {
    private final EventRecovery recovery;
    private final JsonInput json;
    private final Caller caller;

    EventRecoveryResource(EventRecovery recovery, JsonInput json, Caller caller) {
        this.recovery = recovery;
        this.json = json;
        this.caller = caller;
    }

    /**
     * How an event comes back.
     *
     * @param published whether readers see it; null for as it was
     * @param tell whether readers who know that it was off are told
     */
    record Restoring(@Nullable Boolean published, @Nullable Boolean tell) {}

    @POST
    @Path("restore")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "restoreEvent",
            summary = "Undo a withdrawal",
            description =
                    "published (as before) says whether readers see it, tell (false) whether readers who know that"
                            + " it was off are told. The body may be left out.")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Restoring.class)))
    public RestResponse<EventJson> restore(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        Restoring asked = body == null || body.length == 0
                ? new Restoring(null, null)
                : json.value(json.tree(body), Restoring.class);
        Event event = recovery.restore(
                idOrSlug,
                asked.published(),
                Boolean.TRUE.equals(asked.tell()),
                Preconditions.expected(ifMatch),
                caller.actor());
        return Answers.ok(EventJson.of(event), event.revision());
    }

    @GET
    @Path("history/{revision}")
    @RolesAllowed(Roles.READ)
    @Operation(
            operationId = "getEventRevision",
            summary = "What the event said at a revision, to be put again",
            description = "404 when that was not kept.")
    public EventJson asOf(@PathParam("event") String idOrSlug, @PathParam("revision") String revision) {
        if (!revision.matches("[1-9]\\d{0,8}")) {
            throw Problem.notFound("A revision is a number.");
        }
        return EventJson.of(recovery.asOf(idOrSlug, Integer.parseInt(revision)));
    }
}
