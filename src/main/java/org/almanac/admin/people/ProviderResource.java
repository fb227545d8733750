package org.almanac.admin.people;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.account.OpenedSession;
import org.almanac.account.ProviderLogin;
import org.almanac.account.SessionCookie;
import org.almanac.account.SignInWays;
import org.almanac.admin.DeskResource;
import org.almanac.admin.LocalPath;
import org.almanac.problem.Problem;
import org.almanac.web.ProblemResponse;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Lets people into the desk whom a provider of identities vouches for. Only who comes from there gets this far. */
@Path("/admin/provider")
class ProviderResource extends DeskResource {
    private final ProviderLogin login;
    private final SignInWays ways;
    private final SessionCookie cookie;
    private final SecurityIdentity caller;
    private final OidcSession exchange;

    ProviderResource(
            ProviderLogin login, SignInWays ways, SessionCookie cookie, SecurityIdentity caller, OidcSession exchange) {
        this.login = login;
        this.ways = ways;
        this.cookie = cookie;
        this.caller = caller;
        this.exchange = exchange;
    }

    @GET
    public Response come(@QueryParam("next") @Nullable String next, @Context HttpServerRequest request) {
        if (!ways.provider()) {
            throw Problem.notFound("Nobody comes in by a provider of identities here.");
        }
        // From here on there is a session of ours; the next log-in asks the provider again.
        exchange.logout().await().indefinitely();
        if (!(caller.getPrincipal() instanceof JsonWebToken token)) {
            return refused();
        }
        try {
            OpenedSession session = login.open(token, cookie.read(request).orElse(null));
            return Response.fromResponse(seeOther(LocalPath.orStart(next)))
                    .header(HttpHeaders.SET_COOKIE, cookie.issue(session))
                    .header(HttpHeaders.SET_COOKIE, cookie.issueDevice(session))
                    .build();
        } catch (Problem problem) {
            return page(
                    ProblemResponse.status(problem.kind()),
                    LoginResource.Templates.login("", LocalPath.START, problem.detail(), null, null, ways));
        }
    }

    /** The provider has not let them in, or they have thought better of it. */
    @GET
    @Path("refused")
    public Response refused() {
        String why = "Your organisation’s log-in did not let you in. Try again, or ask whoever administers it.";
        return page(401, LoginResource.Templates.login("", LocalPath.START, why, null, null, ways));
    }
}
