package org.almanac.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.function.Supplier;
import org.almanac.account.Credentials;
import org.almanac.account.LinkPurpose;
import org.almanac.account.SignInWays;
import org.almanac.admin.DeskResource;
import org.almanac.problem.Problem;
import org.almanac.web.ClientAddress;
import org.almanac.web.ProblemResponse;
import org.jspecify.annotations.Nullable;

/**
 * For who has no password, or none any more: asking for a link, and the pages that a mailed link leads to. Reading a page
 * uses nothing up: programs that look at mails follow links too.
 */
@Path("/admin")
class ForgottenResource extends DeskResource {
    private final Credentials credentials;
    private final SignInWays ways;
    private final ClientAddress clients;

    ForgottenResource(Credentials credentials, SignInWays ways, ClientAddress clients) {
        this.credentials = credentials;
        this.ways = ways;
        this.clients = clients;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        /** @param asked whether somebody has just asked */
        static native TemplateInstance forgotten(boolean passwords, boolean asked, @Nullable String error);

        static native TemplateInstance choosePassword(String email, String action, @Nullable String error);

        static native TemplateInstance deadLink(boolean invitation);
    }

    @GET
    @Path("forgotten")
    public Response form() {
        return page(OK, Templates.forgotten(ways.passwords(), false, null));
    }

    /** The same answer, as fast, whether or not there is such an account. */
    @POST
    @Path("forgotten")
    public Response ask(@FormParam("email") @Nullable String email, @Context HttpServerRequest request) {
        try {
            credentials.forget(Objects.requireNonNullElse(email, ""), clients.of(request));
            return page(OK, Templates.forgotten(true, true, null));
        } catch (Problem problem) {
            return page(
                    ProblemResponse.status(problem.kind()),
                    Templates.forgotten(ways.passwords(), false, problem.detail()));
        }
    }

    @GET
    @Path("invitation/{code}")
    public Response invitation(@PathParam("code") String code) {
        return look(LinkPurpose.INVITATION, code);
    }

    @POST
    @Path("invitation/{code}")
    public Response accept(@PathParam("code") String code, @FormParam("password") @Nullable String chosen) {
        return choose(LinkPurpose.INVITATION, code, chosen);
    }

    @GET
    @Path("reset/{code}")
    public Response reset(@PathParam("code") String code) {
        return look(LinkPurpose.RESET, code);
    }

    @POST
    @Path("reset/{code}")
    public Response replace(@PathParam("code") String code, @FormParam("password") @Nullable String chosen) {
        return choose(LinkPurpose.RESET, code, chosen);
    }

    private Response look(LinkPurpose purpose, String code) {
        return guarded(purpose, () -> show(OK, purpose, code, null));
    }

    private Response choose(LinkPurpose purpose, String code, @Nullable String chosen) {
        return guarded(purpose, () -> {
            try {
                credentials.choose(purpose, code, Objects.requireNonNullElse(chosen, ""));
                return seeOther("/admin/login?chosen=1");
            } catch (Problem problem) {
                if (problem.kind() == Problem.Kind.GONE) {
                    throw problem;
                }
                return show(ProblemResponse.status(problem.kind()), purpose, code, problem.detail());
            }
        });
    }

    private Response show(int status, LinkPurpose purpose, String code, @Nullable String error) {
        String email = credentials.owner(purpose, code);
        return secret(page(status, Templates.choosePassword(email, purpose.path() + "/" + code, error)));
    }

    private static Response guarded(LinkPurpose purpose, Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.GONE) {
                throw problem;
            }
            boolean invitation = purpose == LinkPurpose.INVITATION;
            return secret(page(ProblemResponse.status(problem.kind()), Templates.deadLink(invitation)));
        }
    }

    /** Its address is the key to it, and must not be told to another site. */
    private static Response secret(Response page) {
        return Response.fromResponse(page)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
