package org.almanac.api.mail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.Listed;
import org.almanac.api.Parameters;
import org.almanac.paging.Page;
import org.almanac.subscriber.SuppressedAddress;
import org.almanac.subscriber.SuppressionDirectory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/suppressions}: the addresses that are not written to. */
@Path("/api/v1/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUBSCRIBERS)
@Tag(name = "Subscribers")
@Blocking
class SuppressionsResource {
    private static final int UUID_LENGTH = 36;

    private final SuppressionDirectory directory;
    private final Caller caller;
    private final AuditLog audit;

    SuppressionsResource(SuppressionDirectory directory, Caller caller, AuditLog audit) {
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
    }

    /** @param email to be kept from mails */
    record Block(@Nullable String email) {}

    @GET
    @Operation(
            summary = "List the addresses that are not written to, or look one up",
            description = "The newest first. Of an erased address only a keyed hash is left.")
    public RestResponse<Listed<SuppressedAddress>> list(
            @QueryParam("email") @Nullable String email,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        if (email != null) {
            return Answers.page(Page.whole(directory.find(email).stream().toList()), uri);
        }
        return Answers.page(directory.list(cursor, Parameters.limit(limit)), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "suppressAddress", summary = "Keep mails from an address")
    public SuppressedAddress block(Block body) {
        SuppressedAddress blocked = directory.block(body.email());
        audit.record(
                caller.actor(), AuditAction.ADDRESS_SUPPRESSED, blocked.subscriberId() == null ? null : blocked.key());
        return blocked;
    }

    @DELETE
    @Path("/{key}")
    @Operation(operationId = "unsuppressAddress", summary = "Let mails go to an address again")
    public void remove(@PathParam("key") String key) {
        directory.remove(key);
        // A subscriber is named by its id, other addresses by a hash that nobody is told.
        audit.record(caller.actor(), AuditAction.SUPPRESSION_REMOVED, key.length() == UUID_LENGTH ? key : null);
    }
}
