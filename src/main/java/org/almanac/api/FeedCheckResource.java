package org.almanac.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.account.Roles;
import org.almanac.feed.FeedCheck;
import org.almanac.feed.FeedReport;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /api/v1/feeds/check?<filter>}: what readers of a calendar will stumble over. */
@Path("/api/v1/feeds/check")
@Blocking
class FeedCheckResource {
    private final FeedCheck check;

    FeedCheckResource(FeedCheck check) {
        this.check = check;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.READ)
    @Operation(summary = "Findings about a calendar; takes the parameters of /calendar.ics")
    public FeedReport check(@Context UriInfo uri) {
        return check.check(uri.getQueryParameters());
    }
}
