package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.account.ApiToken;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.Roles;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Credentials of programs: created here, shown once, revoked. */
@Path("/admin/tokens")
@RolesAllowed(Roles.ADMIN)
class TokensResource extends DeskResource {
    private static final int UNPROCESSABLE = 422;

    private final ApiTokens tokens;
    private final DeskView desk;

    TokensResource(ApiTokens tokens, DeskView desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tokens(
                List<ApiToken> tokens, String name, FormErrors errors, @Nullable String secret);
    }

    @GET
    public Response list() {
        return show(OK, "", FormErrors.NONE, null);
    }

    /** The answer shows the secret, so it is the page itself and no redirect: nothing else ever knows it again. */
    @POST
    public Response create(@FormParam("name") @Nullable String name, @FormParam("role") @Nullable String role) {
        String typed = Objects.requireNonNullElse(name, "");
        try {
            Role chosen = Roles.ADMIN.equals(role) ? Role.ADMIN : Role.EDITOR;
            return show(OK, "", FormErrors.NONE, tokens.create(typed, chosen, desk.user()));
        } catch (Problem problem) {
            return show(UNPROCESSABLE, typed, new FormErrors(problem.errors()), null);
        }
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@PathParam("id") UUID id) {
        tokens.revoke(id);
        return seeOther("/admin/tokens");
    }

    private Response show(int status, String name, FormErrors errors, @Nullable String secret) {
        return page(status, Templates.tokens(tokens.list(), name, errors, secret));
    }
}
