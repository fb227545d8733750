package org.almanac.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Pages of a list: the next one's address is in {@code Link} (RFC 8288). */
final class Paging {
    private Paging() {}

    static Response response(Object body, @Nullable String nextCursor, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        if (nextCursor != null) {
            response.header(
                    "Link",
                    "<"
                            + uri.getRequestUriBuilder()
                                    .replaceQueryParam("cursor", nextCursor)
                                    .build() + ">; rel=\"next\"");
        }
        return response.build();
    }
}
