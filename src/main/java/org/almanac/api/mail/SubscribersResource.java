package org.almanac.api.mail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.Listed;
import org.almanac.api.Parameters;
import org.almanac.json.ImportReport;
import org.almanac.paging.Page;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.subscriber.SubscriberExport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/subscribers}: administrators look up, export, erase, and move a list over. */
@Path("/api/v1/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUBSCRIBERS)
@Tag(name = "Subscribers")
@Blocking
class SubscribersResource {
    private final SubscriberDirectory directory;
    private final ListImport lists;
    private final Caller caller;
    private final AuditLog audit;

    SubscribersResource(SubscriberDirectory directory, ListImport lists, Caller caller, AuditLog audit) {
        this.directory = directory;
        this.lists = lists;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "List subscribers, or look one up by its address")
    public RestResponse<Listed<SubscriberData>> list(
            @QueryParam("email") @Nullable String email,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        audit.count(caller.actor(), AuditAction.SUBSCRIBERS_LISTED);
        if (email != null) {
            return Answers.page(Page.whole(directory.find(email).stream().toList()), uri);
        }
        return Answers.page(directory.oldest(cursor, Parameters.limit(limit)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Export all that is kept about a subscriber")
    public SubscriberExport read(@PathParam("id") String id) {
        SubscriberExport export = directory.export(uuid(id));
        audit.record(caller.actor(), AuditAction.SUBSCRIBER_EXPORTED, id);
        return export;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "eraseSubscriber",
            summary = "Erase a subscriber",
            description = "Only a keyed hash of the address stays.")
    public void erase(@PathParam("id") String id) {
        directory.erase(uuid(id));
        audit.record(caller.actor(), AuditAction.SUBSCRIBER_ERASED, id);
    }

    @DELETE
    @Operation(
            operationId = "eraseAddress",
            summary = "Erase an address",
            description = "Whether a subscriber has it or not, and whatever is kept of it. Only a keyed hash stays.")
    public void eraseAddress(@QueryParam("email") @Nullable String email) {
        directory.erase(email);
        audit.record(caller.actor(), AuditAction.SUBSCRIBER_ERASED, "by address");
    }

    @POST
    @Path("/import")
    @Operation(
            operationId = "importSubscribers",
            summary = "Move an existing list over",
            description =
                    "A JSON array, NDJSON or CSV of subscriptions with \"confirmed\": true and \"consent\": {\"at\","
                            + " \"source\", \"wording\"}; up to 100,000 a call.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.ARRAY))
            })
    public ImportReport move(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type, byte[] body) {
        ImportReport report = lists.run(format(type), body, caller.actor().name());
        audit.record(caller.actor(), AuditAction.SUBSCRIBERS_IMPORTED, report.created() + " created");
        return report;
    }

    private static ListImport.Format format(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> ListImport.Format.JSON;
            case "application/x-ndjson", "application/jsonl", "application/ndjson" -> ListImport.Format.NDJSON;
            case "text/csv" -> ListImport.Format.CSV;
            default ->
                throw Problem.of(
                        Problem.Kind.UNSUPPORTED_TYPE,
                        "Send application/json (an array), application/x-ndjson (one subscriber a line) or text/csv.");
        };
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such subscriber.");
    }
}
