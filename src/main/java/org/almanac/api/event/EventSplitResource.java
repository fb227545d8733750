package org.almanac.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.JsonBodies;
import org.almanac.api.MergePatch;
import org.almanac.api.Preconditions;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.SplitEvent;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/events/{event}/split}: a change of an instance of a recurring event and of all later ones. */
@Path("/api/v1/events/{event}/split")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class EventSplitResource {
    private final Catalogue catalogue;
    private final JsonBodies bodies;
    private final ObjectMapper mapper;
    private final Caller caller;

    EventSplitResource(Catalogue catalogue, JsonBodies bodies, ObjectMapper mapper, Caller caller) {
        this.catalogue = catalogue;
        this.bodies = bodies;
        this.mapper = mapper;
        this.caller = caller;
    }

    /** Both parts. */
    record SplitJson(EventJson earlier, EventJson later) {}

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "splitEvent",
            summary = "Ends a recurring event before an instance; a new one, changed as asked, takes over from there")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/SplitEvent")))
    @APIResponse(
            responseCode = "201",
            description = "Both parts",
            content = @Content(schema = @Schema(implementation = SplitJson.class)))
    public RestResponse<SplitJson> split(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MergePatch body) {
        if (!(body.changes() instanceof ObjectNode asked)) {
            throw Problem.malformed("Send a JSON object.");
        }
        JsonNode at = asked.remove("at");
        MergePatch patch = new MergePatch(asked);
        SplitEvent split = catalogue.split(
                idOrSlug,
                at == null ? null : at.textValue(),
                later -> bodies.merged(continuation(later), patch, SaveEvent.class),
                Preconditions.expected(ifMatch),
                caller.actor());
        return Answers.created(
                "/api/v1/events/" + split.later().id(),
                new SplitJson(EventJson.of(split.earlier()), EventJson.of(split.later())),
                split.later().revision());
    }

    /** The second part is an event of its own: it keeps nothing that names the first. */
    private JsonNode continuation(Event later) {
        ObjectNode document = mapper.valueToTree(EventJson.of(later));
        return document.remove(List.of("uid", "slug"));
    }
}
