package org.almanac.api.people;

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
import org.almanac.account.Account;
import org.almanac.account.Accounts;
import org.almanac.account.Roles;
import org.almanac.account.SaveAccount;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.api.Listed;
import org.almanac.api.MergePatch;
import org.almanac.api.Parameters;
import org.almanac.api.Preconditions;
import org.almanac.problem.GivenId;
import org.almanac.web.EntityTags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/accounts}: people of the desk. */
@Path(AccountsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Accounts")
@Blocking
class AccountsResource {
    static final String PATH = "/api/v1/accounts";

    private final Accounts accounts;
    private final JsonBodies bodies;
    private final Caller caller;

    AccountsResource(Accounts accounts, JsonBodies bodies, Caller caller) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the people of the desk, those who came first")
    public RestResponse<Listed<Account>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Answers.page(accounts.list(cursor, Parameters.limit(limit)), uri);
    }

    @POST
    @Operation(
            summary = "Add somebody, who gets an invitation by mail",
            description = "role is ADMIN or EDITOR. On the mailed link, which is good for 7 days, a password is chosen."
                    + " 409 when the address has an account already.")
    public RestResponse<Account> create(SaveAccount body) {
        Account account = accounts.create(body, caller.actor());
        return Answers.created(PATH + "/" + account.id(), account, account.revision());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One account")
    public RestResponse<Account> read(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Account account = accounts.find(uuid(id));
        return EntityTags.matches(known, account.revision())
                ? Answers.notModified(account.revision())
                : answer(account);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replace what is said of somebody",
            description =
                    "Deactivating ends sessions and tokens at once. 409 when no active administrator would be left.")
    public RestResponse<Account> replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SaveAccount body) {
        return answer(accounts.change(uuid(id), before -> body, Preconditions.expected(ifMatch), caller.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change what the merge patch (RFC 7396) names; as for PUT")
    public RestResponse<Account> patch(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, MergePatch patch) {
        return answer(accounts.change(
                uuid(id),
                before -> bodies.merged(before.toInput(), patch, SaveAccount.class),
                Preconditions.expected(ifMatch),
                caller.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Remove somebody",
            description = "Their sessions and tokens end at once; the histories keep their address.")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        accounts.delete(uuid(id), Preconditions.expected(ifMatch), caller.actor());
    }

    @POST
    @Path("/{id}/invitation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "inviteAccount",
            summary = "Send the invitation again",
            description = "The earlier link is void. 409 for who has a password already.")
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    @APIResponse(responseCode = "202", description = "The mail is on its way")
    public void invite(@PathParam("id") String id) {
        accounts.invite(uuid(id), caller.actor());
    }

    private static RestResponse<Account> answer(Account account) {
        return Answers.ok(account, account.revision());
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such account.");
    }
}
