package org.almanac.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.almanac.account.ApiToken;
import org.almanac.account.ApiTokens;
import org.almanac.account.Roles;
import org.almanac.account.Scope;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Credentials of programs: created here, shown once, revoked. */
@Path("/admin/tokens")
@RolesAllowed(Roles.ADMIN)
class TokensResource extends DeskResource {

    private final ApiTokens tokens;
    private final DeskView desk;
    private final Clock clock;
    private final ZoneId zone;

    TokensResource(ApiTokens tokens, DeskView desk, Clock clock, SiteSettings settings) {
        this.tokens = tokens;
        this.desk = desk;
        this.clock = clock;
        this.zone = settings.defaultTimeZone();
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tokens(
                List<ApiToken> tokens,
                Instant now,
                Scope[] scopes,
                TokenForm form,
                FormErrors errors,
                @Nullable String secret);
    }

    @GET
    public Response list() {
        return show(OK, TokenForm.EMPTY, FormErrors.NONE, null);
    }

    /** The answer shows the secret, so it is the page itself and no redirect: nothing else ever knows it again. */
    @POST
    public Response create(
            @FormParam("name") @Nullable String name,
            @FormParam("scope") @Nullable List<String> scopes,
            @FormParam("role") @Nullable String role,
            @FormParam("until") @Nullable String until) {
        TokenForm form = TokenForm.typed(name, scopes, role, until);
        try {
            return show(OK, TokenForm.EMPTY, FormErrors.NONE, tokens.create(form.toToken(zone), desk.actor()));
        } catch (Problem problem) {
            return show(UNPROCESSABLE, form, new FormErrors(problem.errors()), null);
        }
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@PathParam("id") UUID id) {
        tokens.revoke(id, desk.actor());
        return seeOther("/admin/tokens");
    }

    private Response show(int status, TokenForm form, FormErrors errors, @Nullable String secret) {
        return page(status, Templates.tokens(tokens.list(), clock.instant(), Scope.values(), form, errors, secret));
    }
}
