package org.almanac.web.look;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's picture, when it is a file. */
@Path("/logo")
class LogoResource {
    private final Logo logo;

    LogoResource(Logo logo) {
        this.logo = logo;
    }

    @GET
    @Operation(hidden = true)
    public Response picture() {
        byte[] bytes = logo.bytes();
        if (bytes.length == 0) {
            throw Problem.notFound("This site has no picture of its own here.");
        }
        // A drawing may carry scripts; opened by itself it runs none.
        return Response.ok(bytes, logo.type())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build();
    }
}
