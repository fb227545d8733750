package org.almanac.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.TreeMap;
import org.almanac.paging.Page;
import org.almanac.web.LocalAddress;
import org.almanac.web.QueryString;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Answers of the API: a representation with its revision as entity tag, or a page of a list. */
public final class Answers {
    private Answers() {}

    /** 200, with the entity tag that {@code If-Match} asks for. */
    public static <T> RestResponse<T> ok(T body, int revision) {
        return ResponseBuilder.ok(body).tag(Integer.toString(revision)).build();
    }

    /** 201. @param path of what was made; see {@link LocalAddress} */
    public static <T> RestResponse<T> created(String path, T body, int revision) {
        return ResponseBuilder.create(Status.CREATED, body)
                .header(HttpHeaders.LOCATION, LocalAddress.checked(path))
                .tag(Integer.toString(revision))
                .build();
    }

    /** 304. */
    public static <T> RestResponse<T> notModified(int revision) {
        return ResponseBuilder.<T>create(Status.NOT_MODIFIED)
                .tag(Integer.toString(revision))
                .build();
    }

    /** 301. @param path as for {@link #created} */
    public static <T> RestResponse<T> moved(String path) {
        return ResponseBuilder.<T>create(Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, LocalAddress.checked(path))
                .build();
    }

    /** A page of a list: the next one's address is in {@code Link} (RFC 8288). */
    public static <T> RestResponse<Listed<T>> page(Page<T> page, UriInfo uri) {
        return page(new Listed<>(page.items()), page.nextCursor(), uri);
    }

    /** The same, for lists that say more than their items. */
    public static <T> RestResponse<T> page(T body, @Nullable String nextCursor, UriInfo uri) {
        ResponseBuilder<T> response = ResponseBuilder.ok(body);
        if (nextCursor != null) {
            response.header(HttpHeaders.LINK, "<" + next(uri, nextCursor) + ">; rel=\"next\"");
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
