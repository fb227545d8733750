package org.almanac.web.request;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Fails as a fault of ours does, for tests. */
@Path("/test-failure")
@PermitAll
public class FailingResource {

    @GET
    public String fail() {
        throw new IllegalStateException("A fault for a test");
    }

    @GET
    @Path("fine")
    public Response fine() {
        return Response.ok("fine").header("Cache-Control", "private, no-store").build();
    }
}
