package org.almanac.api.event;

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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

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
    @Parameter(name = "tag", in = ParameterIn.QUERY, description = "a slug; repeated: any of them")
    @Parameter(name = "series", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "organiser", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "two letters (ISO 3166)")
    @Parameter(name = "online", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words to search for")
    @Parameter(name = "past", in = ParameterIn.QUERY, description = "how far back, a duration")
    @Parameter(name = "alarm", in = ParameterIn.QUERY, description = "an alarm before each event, a duration")
    @Parameter(name = "keydates", in = ParameterIn.QUERY, description = "true adds key dates")
    @Operation(operationId = "checkFeed", summary = "Findings about a calendar; takes the parameters of /calendar.ics")
    public FeedReport check(@Context UriInfo uri) {
        return check.check(uri.getQueryParameters());
    }
}
