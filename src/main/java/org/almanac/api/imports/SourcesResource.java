package org.almanac.api.imports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.api.Listed;
import org.almanac.api.MergePatch;
import org.almanac.api.Parameters;
import org.almanac.api.Preconditions;
import org.almanac.importer.source.SaveSource;
import org.almanac.importer.source.Source;
import org.almanac.importer.source.SourcePolls;
import org.almanac.importer.source.SourceRun;
import org.almanac.importer.source.Sources;
import org.almanac.json.ImportReport;
import org.almanac.problem.GivenId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sources}: calendars elsewhere that are polled. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class SourcesResource {
    private final Sources sources;
    private final SourcePolls polls;
    private final JsonBodies bodies;
    private final Caller caller;
    private final AuditLog audit;

    SourcesResource(Sources sources, SourcePolls polls, JsonBodies bodies, Caller caller, AuditLog audit) {
        this.sources = sources;
        this.polls = polls;
        this.bodies = bodies;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Roles.READ)
    @Operation(summary = "A page of the sources, the oldest first")
    public RestResponse<Listed<SourceJson>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Answers.page(sources.list(cursor, Parameters.limit(limit)).map(SourceJson::of), uri);
    }

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Add a source; it is polled soon")
    public RestResponse<SourceJson> create(SaveSource body) {
        Source source = sources.create(body);
        audit.record(caller.actor(), AuditAction.SOURCE_CREATED, source.name());
        return Answers.created("/api/v1/sources/" + source.id(), SourceJson.of(source), source.revision());
    }

    /** What the entity tag is good for is {@code If-Match}: how the last poll went is no revision, so none is skipped. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "One source, and how its last poll went")
    public RestResponse<SourceJson> read(@PathParam("id") String id) {
        return answer(sources.find(uuid(id)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Replace what is said of a source")
    public RestResponse<SourceJson> replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SaveSource body) {
        return changed(sources.change(uuid(id), Preconditions.expected(ifMatch), before -> body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Change what the merge patch (RFC 7396) names")
    public RestResponse<SourceJson> patch(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, MergePatch patch) {
        return changed(sources.change(
                uuid(id),
                Preconditions.expected(ifMatch),
                before -> bodies.merged(SourceJson.input(before), patch, SaveSource.class)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Delete a source; its events stay")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Source source = sources.delete(uuid(id), Preconditions.expected(ifMatch));
        audit.record(caller.actor(), AuditAction.SOURCE_DELETED, source.name());
    }

    @POST
    @Path("/{id}/run")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Poll now; the report says what became of each event")
    public ImportReport run(@PathParam("id") String id) {
        return polls.pollNow(uuid(id));
    }

    @GET
    @Path("/{id}/runs")
    @RolesAllowed(Roles.READ)
    @Operation(operationId = "listSourceRuns", summary = "The last 100 polls, the latest first")
    public Listed<SourceRun> runs(@PathParam("id") String id) {
        return new Listed<>(sources.runs(uuid(id)));
    }

    private RestResponse<SourceJson> changed(Source source) {
        audit.record(caller.actor(), AuditAction.SOURCE_CHANGED, source.name());
        return answer(source);
    }

    private static RestResponse<SourceJson> answer(Source source) {
        return Answers.ok(SourceJson.of(source), source.revision());
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such source.");
    }
}
