package org.almanac.api.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.almanac.account.Account;
import org.almanac.account.Accounts;
import org.almanac.account.Roles;
import org.almanac.account.SaveAccount;
import org.almanac.api.Caller;
import org.almanac.api.MergePatch;
import org.almanac.api.Paging;
import org.almanac.api.Parameters;
import org.almanac.api.Preconditions;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.almanac.web.EntityTags;
import org.almanac.web.LocalAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

    /** Fields that an account shows and nobody can set; taken out before what was got is put back. */
    private static final Set<String> SHOWN =
            Set.of("id", "joined", "invitedUntil", "lastSignInAt", "revision", "createdAt", "updatedAt");

    private final Accounts accounts;
    private final JsonInput json;
    private final ObjectMapper mapper;
    private final Caller caller;

    AccountsResource(Accounts accounts, JsonInput json, ObjectMapper mapper, Caller caller) {
        this.accounts = accounts;
        this.json = json;
        this.mapper = mapper;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the people of the desk, those who came first")
    public Response list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Paging.response(accounts.list(cursor, Parameters.limit(limit)), uri);
    }

    @POST
    @Operation(
            summary = "Add somebody, who gets an invitation by mail",
            description = "role is ADMIN or EDITOR. On the mailed link, which is good for 7 days, a password is chosen."
                    + " 409 when the address has an account already.")
    public Response create(byte[] body) {
        Account account = accounts.create(read(json.tree(body)), caller.actor());
        return LocalAddress.created(PATH + "/" + account.id())
                .tag(tag(account))
                .entity(account)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One account")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Account account = accounts.find(uuid(id));
        return EntityTags.matches(known, account.revision())
                ? Response.notModified(tag(account)).build()
                : answer(account);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replace what is said of somebody",
            description =
                    "Deactivating ends sessions and tokens at once. 409 when no active administrator would be left.")
    public Response replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        SaveAccount input = read(json.tree(body));
        return answer(accounts.change(uuid(id), before -> input, Preconditions.expected(ifMatch), caller.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change what the merge patch (RFC 7396) names; as for PUT")
    public Response patch(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        JsonNode patch = json.tree(body);
        return answer(accounts.change(
                uuid(id),
                before -> read(MergePatch.merged(mapper.valueToTree(before.toInput()), patch)),
                Preconditions.expected(ifMatch),
                caller.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Remove somebody",
            description = "Their sessions and tokens end at once; the histories keep their address.")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        accounts.delete(uuid(id), Preconditions.expected(ifMatch), caller.actor());
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/invitation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send the invitation again",
            description = "The earlier link is void. 409 for who has a password already.")
    public Response invite(@PathParam("id") String id) {
        accounts.invite(uuid(id), caller.actor());
        return Response.accepted().build();
    }

    private SaveAccount read(JsonNode tree) {
        JsonNode settable =
                tree instanceof ObjectNode object ? object.deepCopy().without(SHOWN) : tree;
        return json.value(settable, SaveAccount.class);
    }

    private static Response answer(Account account) {
        return Response.ok(account).tag(tag(account)).build();
    }

    private static String tag(Account account) {
        return Integer.toString(account.revision());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such account.");
        }
    }
}
