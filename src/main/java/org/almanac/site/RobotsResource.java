package org.almanac.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What crawlers should leave alone (RFC 9309): nothing there is for readers. */
@Path("/robots.txt")
class RobotsResource {
    private static final String RULES = """
            User-agent: *
            Disallow: /admin
            Disallow: /api/
            Disallow: /q/
            Disallow: /subscriptions/
            Disallow: /unsubscribe/
            Disallow: /u/
            """;

    @GET
    @Operation(hidden = true)
    public Response robots() {
        return Response.ok(RULES, "text/plain; charset=utf-8").build();
    }
}
