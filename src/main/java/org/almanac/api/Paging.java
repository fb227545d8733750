package org.almanac.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.TreeMap;
import org.almanac.paging.Page;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** Pages of a list: the next one's address is in {@code Link} (RFC 8288). */
public final class Paging {
    private Paging() {}

    public static Response response(Page<?> page, UriInfo uri) {
        return response(new Listed<>(page.items()), page.nextCursor(), uri);
    }

    public static Response response(Object body, @Nullable String nextCursor, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        if (nextCursor != null) {
            response.header("Link", "<" + next(uri, nextCursor) + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** A path, for the address by which we were asked is the caller's to know; parameters in the order of their names. */
    private static String next(UriInfo uri, String cursor) {
        QueryString query = new QueryString();
        new TreeMap<>(uri.getQueryParameters()).forEach((name, values) -> {
            if (!name.equals("cursor")) {
                query.withEach(name, values);
            }
        });
        return uri.getPath().replaceFirst("^/*", "/") + query.with("cursor", cursor);
    }
}
