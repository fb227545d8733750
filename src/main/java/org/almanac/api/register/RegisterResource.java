package org.almanac.api.register;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.api.Listed;
import org.almanac.api.MergePatch;
import org.almanac.api.Parameters;
import org.almanac.api.Preconditions;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.register.Register;
import org.almanac.feed.FilterParameters;
import org.almanac.paging.Page;
import org.almanac.web.EntityTags;
import org.almanac.web.QueryString;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The verbs that all registers share: everybody reads what public events name, editors read all and write. */
abstract class RegisterResource<T, I> {
    private final String path;
    private final Register<T, I> register;
    private final Class<I> inputType;
    private final JsonBodies bodies;
    private final Caller caller;

    RegisterResource(String path, Register<T, I> register, Class<I> inputType, JsonBodies bodies, Caller caller) {
        this.path = path;
        this.register = register;
        this.inputType = inputType;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** @param into the slug, or the id of a venue, that takes the events over */
    record Merge(@Nullable String into) {}

    @GET
    @Operation(summary = "By name, those that public events name (editors: all); q is a part of a name")
    public RestResponse<Listed<EntryJson<T>>> list(
            @QueryParam("q") @Nullable String words,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        Page<Entry<T>> page = register.list(new EntryQuery(
                FilterParameters.read(uri.getQueryParameters()).words(),
                cursor,
                Parameters.limit(limit),
                !caller.isEditor()));
        return Answers.page(
                new Listed<>(page.items().stream().map(EntryJson::of).toList()), page.nextCursor(), uri);
    }

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Makes a new one; 409 when there is one just so")
    public RestResponse<EntryJson<T>> create(I body) {
        Entry<T> entry = register.create(body, caller.actor());
        return Answers.created(address(entry), EntryJson.of(entry), entry.revision());
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "One; an old name redirects to the new one")
    public RestResponse<EntryJson<T>> read(
            @PathParam("key") String key, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Entry<T> entry = caller.isEditor() ? register.find(key) : register.findShown(key);
        if (!entry.key().equals(key)) {
            return Answers.moved(address(entry));
        }
        if (EntityTags.matches(known, entry.revision())) {
            return Answers.notModified(entry.revision());
        }
        return answer(entry);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Replaces it, for all events that name it")
    public RestResponse<EntryJson<T>> replace(
            @PathParam("key") String key, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, I body) {
        return answer(register.replace(key, body, Preconditions.expected(ifMatch), caller.actor()));
    }

    @PATCH
    @Path("/{key}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Changes what the merge patch (RFC 7396) names, for all events that name it")
    public RestResponse<EntryJson<T>> patch(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MergePatch patch) {
        return answer(register.change(
                key,
                before -> bodies.merged(EntryJson.of(before), patch, inputType),
                Preconditions.expected(ifMatch),
                caller.actor()));
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Takes it away; 409 while events name it")
    public void delete(@PathParam("key") String key, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        register.delete(key, Preconditions.expected(ifMatch), caller.actor());
    }

    @POST
    @Path("/{key}/merge")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Moves its events to another, which its name leads to from then on")
    public RestResponse<EntryJson<T>> merge(
            @PathParam("key") String key, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Merge merge) {
        return answer(register.merge(key, merge.into(), Preconditions.expected(ifMatch), caller.actor()));
    }

    private String address(Entry<T> entry) {
        return path + "/" + QueryString.encoded(entry.key());
    }

    private RestResponse<EntryJson<T>> answer(Entry<T> entry) {
        return Answers.ok(EntryJson.of(entry), entry.revision());
    }
}
