package org.almanac.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.almanac.account.Account;
import org.almanac.account.Accounts;
import org.almanac.account.Credentials;
import org.almanac.account.LoginRequest;
import org.almanac.account.OpenedSession;
import org.almanac.account.Roles;
import org.almanac.account.SessionCookie;
import org.almanac.account.SignInWays;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.web.ClientAddress;
import org.almanac.web.ProblemResponse;
import org.jspecify.annotations.Nullable;

/** One's own account: when one came in, the password, the sessions. */
@Path("/admin/password")
@RolesAllowed(Roles.EDITOR)
class PasswordResource extends DeskResource {
    private final Accounts accounts;
    private final Credentials credentials;
    private final SignInWays ways;
    private final SessionCookie cookie;
    private final ClientAddress clients;
    private final DeskView desk;

    PasswordResource(
            Accounts accounts,
            Credentials credentials,
            SignInWays ways,
            SessionCookie cookie,
            ClientAddress clients,
            DeskView desk) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.ways = ways;
        this.cookie = cookie;
        this.clients = clients;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance password(Account account, boolean passwords, FormErrors errors, boolean changed);
    }

    @GET
    public Response form(@QueryParam("changed") @Nullable String changed) {
        return show(OK, FormErrors.NONE, changed != null);
    }

    @POST
    public Response change(
            @FormParam("old") @Nullable String old,
            @FormParam("password") @Nullable String chosen,
            @Context HttpServerRequest request) {
        Account account = own();
        try {
            OpenedSession session = credentials.change(
                    new LoginRequest(
                            account.email(),
                            Objects.requireNonNullElse(old, ""),
                            clients.of(request),
                            cookie.readDevice(request).orElse(null),
                            cookie.read(request).orElse(null)),
                    Objects.requireNonNullElse(chosen, ""));
            return Response.fromResponse(seeOther("/admin/password?changed=1"))
                    .header(HttpHeaders.SET_COOKIE, cookie.issueDevice(session))
                    .build();
        } catch (Problem problem) {
            List<FieldError> errors =
                    problem.errors().isEmpty() ? List.of(new FieldError("", problem.detail())) : problem.errors();
            return show(ProblemResponse.status(problem.kind()), new FormErrors(errors), false);
        }
    }

    private Response show(int status, FormErrors errors, boolean changed) {
        return page(status, Templates.password(own(), ways.passwords(), errors, changed));
    }

    private Account own() {
        return accounts.find(desk.actor()).orElseThrow(() -> Problem.notFound("A token has no account of its own."));
    }
}
