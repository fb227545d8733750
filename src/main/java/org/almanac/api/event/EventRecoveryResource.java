package org.almanac.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.Preconditions;
import org.almanac.event.Event;
import org.almanac.event.write.EventRecovery;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What was taken out comes back, and what an event said before can be read. */
@Path("/api/v1/events/{event}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class EventRecoveryResource {
    private static final List<String> MEMBERS = List.of("published", "tell");

    private final EventRecovery recovery;
    private final JsonInput json;
    private final Caller caller;

    EventRecoveryResource(EventRecovery recovery, JsonInput json, Caller caller) {
        this.recovery = recovery;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Path("restore")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            summary = "Undoes a withdrawal; published (as before) says whether readers see it, tell (false) whether"
                    + " readers who know that it was off are told")
    public Response restore(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        JsonNode asked = body == null || body.length == 0 ? JsonNodeFactory.instance.objectNode() : json.tree(body);
        if (!asked.isObject()) {
            throw Problem.malformed("Send a JSON object, or nothing.");
        }
        asked.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw Problem.invalid(name, "There is no such field here.");
            }
        });
        Event event = recovery.restore(
                idOrSlug,
                flag(asked, "published"),
                Boolean.TRUE.equals(flag(asked, "tell")),
                Preconditions.expected(ifMatch),
                caller.actor());
        return Response.ok(EventJson.of(event))
                .tag(Integer.toString(event.revision()))
                .build();
    }

    @GET
    @Path("history/{revision}")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "What the event said at a revision, to be put again; 404 when that was not kept")
    public EventJson asOf(@PathParam("event") String idOrSlug, @PathParam("revision") String revision) {
        if (!revision.matches("[1-9]\\d{0,8}")) {
            throw Problem.notFound("A revision is a number.");
        }
        return EventJson.of(recovery.asOf(idOrSlug, Integer.parseInt(revision)));
    }

    private static @Nullable Boolean flag(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw Problem.invalid(name, "Say true or false.");
        }
        return value.booleanValue();
    }
}
