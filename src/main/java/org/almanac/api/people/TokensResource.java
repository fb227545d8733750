package org.almanac.api.people;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.account.ApiToken;
import org.almanac.account.ApiTokens;
import org.almanac.account.NewToken;
import org.almanac.account.Roles;
import org.almanac.account.Scope;
import org.almanac.api.Caller;
import org.almanac.api.Listed;
import org.almanac.api.Parameters;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tokens}: credentials of programs. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Tokens")
@Blocking
class TokensResource {
    private static final int MOST_SCOPES = 10;

    private final ApiTokens tokens;
    private final Caller caller;
    private final ZoneId zone;

    TokensResource(ApiTokens tokens, Caller caller, SiteSettings settings) {
        this.tokens = tokens;
        this.caller = caller;
        this.zone = settings.defaultTimeZone();
    }

    /**
     * @param scopes of {@code read}, {@code events}, {@code subscribers}, {@code bounces}, {@code all}
     * @param expiresAt an instant, or a day at whose beginning it ends; null for never
     */
    record SaveToken(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable String expiresAt) {}

    /** @param secret told now and never again */
    record Made(String name, List<String> scopes, @Nullable Instant expiresAt, String secret) {}

    record Known(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static Known of(ApiToken token) {
            return new Known(
                    token.id(),
                    token.name(),
                    words(token.scopes()),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt());
        }
    }

    @GET
    @Operation(summary = "List the tokens, without their secrets")
    public Listed<Known> list() {
        return new Listed<>(tokens.list().stream().map(Known::of).toList());
    }

    @POST
    @Operation(
            summary = "Make a token",
            description = "scopes are of read, events, subscribers, bounces, all. The secret is in this answer only.")
    public RestResponse<Made> create(SaveToken wanted) {
        NewToken token = new NewToken(
                wanted.name() == null ? "" : wanted.name(),
                scopes(wanted.scopes()),
                Parameters.instant("expiresAt", wanted.expiresAt(), zone));
        String secret = tokens.create(token, caller.actor());
        return ResponseBuilder.create(
                        RestResponse.Status.CREATED,
                        new Made(token.name().strip(), words(token.scopes()), token.expiresAt(), secret))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token")
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(GivenId.of(id, "There is no such token."), caller.actor());
    }

    private static Set<Scope> scopes(@Nullable List<@Nullable String> words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (words == null) {
            return scopes;
        }
        if (words.size() > MOST_SCOPES) {
            throw Problem.invalid(
                    "scopes", "There are " + words.size() + "; at most " + MOST_SCOPES + " are possible.");
        }
        for (String word : words) {
            scopes.add(Scope.of(word == null ? "" : word)
                    .orElseThrow(
                            () -> Problem.invalid("scopes", "Choose of read, events, subscribers, bounces and all.")));
        }
        return scopes;
    }

    private static List<String> words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::word).toList();
    }
}
