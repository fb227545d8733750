package org.almanac.web.look;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.almanac.problem.Problem;
import org.almanac.web.Representation;
import org.almanac.web.RepresentationAnswers;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's picture, when it is a file. */
@Path("/logo")
class LogoResource {
    private static final String A_DAY = "public, max-age=86400";

    private final Logo logo;

    LogoResource(Logo logo) {
        this.logo = logo;
    }

    @GET
    @Operation(hidden = true)
    public Response picture(@Context HttpServerRequest request) {
        Representation picture = logo.representation();
        if (picture == null) {
            throw Problem.notFound("This site has no picture of its own here.");
        }
        // A drawing may carry scripts; opened by itself it runs none.
        return RepresentationAnswers.answer(request, picture, A_DAY)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }
}
