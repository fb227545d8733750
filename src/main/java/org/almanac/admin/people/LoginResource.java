package org.almanac.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.almanac.account.LoginRequest;
import org.almanac.account.OpenedSession;
import org.almanac.account.ProviderSignOut;
import org.almanac.account.SessionCookie;
import org.almanac.account.Sessions;
import org.almanac.account.SignInWays;
import org.almanac.admin.DeskResource;
import org.almanac.admin.LocalPath;
import org.almanac.problem.Problem;
import org.almanac.web.ClientAddress;
import org.almanac.web.ProblemResponse;
import org.jspecify.annotations.Nullable;

/** Lets people in and out of the desk. */
@Path("/admin")
class LoginResource extends DeskResource {
    private static final String LEFT = "/admin/login?left=1";

    private final Sessions sessions;
    private final SignInWays ways;
    private final SessionCookie cookie;
    private final ClientAddress clients;
    private final ProviderSignOut provider;

    LoginResource(
            Sessions sessions, SignInWays ways, SessionCookie cookie, ClientAddress clients, ProviderSignOut provider) {
        this.sessions = sessions;
        this.ways = ways;
        this.cookie = cookie;
        this.clients = clients;
        this.provider = provider;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        /**
         * @param note what has just been done; null for nothing
         * @param elsewhere where they are still logged in with their organisation's account; null for nowhere
         */
        static native TemplateInstance login(
                String email,
                String next,
                @Nullable String error,
                @Nullable String note,
                @Nullable URI elsewhere,
                SignInWays ways);
    }

    @GET
    @Path("login")
    public Response form(
            @QueryParam("next") @Nullable String next,
            @QueryParam("left") @Nullable String left,
            @QueryParam("chosen") @Nullable String chosen) {
        String done = left == null ? null : "You have logged out.";
        String note = chosen == null ? done : "Your password is set. Log in with it.";
        URI elsewhere = "provider".equals(left) ? provider.address(LEFT).orElse(null) : null;
        return page(OK, Templates.login("", LocalPath.orStart(next), null, note, elsewhere, ways));
    }

    @POST
    @Path("login")
    public Response logIn(
            @FormParam("email") @Nullable String email,
            @FormParam("password") @Nullable String password,
            @FormParam("next") @Nullable String next,
            @Context HttpServerRequest request) {
        String typedEmail = Objects.requireNonNullElse(email, "");
        String target = LocalPath.orStart(next);
        try {
            OpenedSession session = sessions.open(new LoginRequest(
                    typedEmail,
                    Objects.requireNonNullElse(password, ""),
                    clients.of(request),
                    cookie.readDevice(request).orElse(null),
                    cookie.read(request).orElse(null)));
            return Response.fromResponse(seeOther(target))
                    .header(HttpHeaders.SET_COOKIE, cookie.issue(session))
                    .header(HttpHeaders.SET_COOKIE, cookie.issueDevice(session))
                    .build();
        } catch (Problem problem) {
            int status = ProblemResponse.status(problem.kind());
            return page(status, Templates.login(typedEmail, target, problem.detail(), null, null, ways));
        }
    }

    @POST
    @Path("logout")
    public Response logOut(@Context HttpServerRequest request) {
        Optional<String> session = cookie.read(request);
        boolean byProvider = session.filter(sessions::isByProvider).isPresent();
        session.ifPresent(sessions::close);
        return left(byProvider);
    }

    /** Ends the sessions on all other browsers too. */
    @POST
    @Path("logout/everywhere")
    public Response logOutEverywhere(@Context HttpServerRequest request) {
        Optional<String> session = cookie.read(request);
        boolean byProvider = session.filter(sessions::isByProvider).isPresent();
        session.ifPresent(sessions::closeAll);
        return left(byProvider);
    }

    private Response left(boolean byProvider) {
        return Response.fromResponse(seeOther(byProvider ? "/admin/login?left=provider" : LEFT))
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .build();
    }
}
