package org.almanac.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers from a resource as {@link RepresentationSender} does from a route. */
public final class RepresentationAnswers {
    private RepresentationAnswers() {}

    /** To be added to, and built. */
    public static Response.ResponseBuilder answer(
            HttpServerRequest request, Representation representation, CharSequence cacheControl) {
        MultiMap asked = request.headers();
        boolean compressed = ContentCoding.takesGzip(asked.get(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder answer;
        if (HttpConditions.has(asked, representation)) {
            answer = Response.notModified();
        } else {
            answer = Response.ok(representation.body(compressed).getBytes(), representation.mediaType());
            if (compressed) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        return answer.header(HttpHeaders.ETAG, representation.entityTag(compressed))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl.toString());
    }
}
