package org.almanac.api.webhook;

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
import org.almanac.problem.GivenId;
import org.almanac.webhook.SaveWebhook;
import org.almanac.webhook.Webhook;
import org.almanac.webhook.Webhooks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/webhooks}: addresses elsewhere that are told what happens here. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Blocking
class WebhooksResource {
    private static final String PATH = "/api/v1/webhooks/";

    private final Webhooks webhooks;
    private final JsonBodies bodies;
    private final Caller caller;
    private final AuditLog audit;

    WebhooksResource(Webhooks webhooks, JsonBodies bodies, Caller caller, AuditLog audit) {
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "A page of the webhooks, the oldest first, without their secrets")
    public RestResponse<Listed<WebhookJson>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Answers.page(webhooks.list(cursor, Parameters.limit(limit)).map(WebhookJson::of), uri);
    }

    @POST
    @Operation(
            summary = "Add a webhook",
            description = "The secret that its messages are signed with is in this answer only.")
    public RestResponse<NewWebhookJson> create(SaveWebhook body) {
        Webhooks.Made made = webhooks.create(body);
        Webhook webhook = made.webhook();
        audit.record(caller.actor(), AuditAction.WEBHOOK_CREATED, webhook.url());
        RestResponse<NewWebhookJson> answer =
                Answers.created(PATH + webhook.id(), NewWebhookJson.of(made), webhook.revision());
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook, and why it was switched off if it was")
    public RestResponse<WebhookJson> read(@PathParam("id") String id) {
        return answer(webhooks.find(uuid(id)));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what is said of a webhook")
    public RestResponse<WebhookJson> replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SaveWebhook body) {
        return changed(webhooks.change(uuid(id), Preconditions.expected(ifMatch), before -> body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change what the merge patch (RFC 7396) names")
    public RestResponse<WebhookJson> patch(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, MergePatch patch) {
        return changed(webhooks.change(
                uuid(id),
                Preconditions.expected(ifMatch),
                before -> bodies.merged(WebhookJson.input(before), patch, SaveWebhook.class)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a webhook, and what was to be sent there")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Webhook webhook = webhooks.delete(uuid(id), Preconditions.expected(ifMatch));
        audit.record(caller.actor(), AuditAction.WEBHOOK_DELETED, webhook.url());
    }

    @POST
    @Path("/{id}/ping")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "pingWebhook", summary = "Send a message that says nothing, soon")
    public WebhookDeliveryJson ping(@PathParam("id") String id) {
        return WebhookDeliveryJson.of(webhooks.ping(uuid(id)));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "A page of what was sent to a webhook and answered, the latest first")
    public RestResponse<Listed<WebhookDeliveryJson>> deliveries(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Answers.page(
                webhooks.deliveries(uuid(id), cursor, Parameters.limit(limit)).map(WebhookDeliveryJson::of), uri);
    }

    private RestResponse<WebhookJson> changed(Webhook webhook) {
        audit.record(caller.actor(), AuditAction.WEBHOOK_CHANGED, webhook.url());
        return answer(webhook);
    }

    private static RestResponse<WebhookJson> answer(Webhook webhook) {
        return Answers.ok(WebhookJson.of(webhook), webhook.revision());
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such webhook.");
    }
}
