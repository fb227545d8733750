package org.almanac.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Answers from a route with a {@link Representation}: only what the client does not have, compressed if it can take that.
 */
@Singleton
public class RepresentationSender {
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final LargeBodySender bodies;

    RepresentationSender(LargeBodySender bodies) {
        this.bodies = bodies;
    }

    /** What became of a request. */
    public enum Outcome {
        SENT,
        /** The client has it. */
        UNCHANGED,
        /** Nothing was sent, for want of memory; the caller answers otherwise. */
        NO_ROOM
    }

    /** Ends the response of a GET or HEAD from a route. To be called on the event loop of the request. */
    public Outcome send(RoutingContext context, Representation representation, CharSequence cacheControl) {
        HttpServerResponse response = context.response();
        MultiMap asked = context.request().headers();
        boolean compressed = ContentCoding.takesGzip(asked.get(HttpHeaders.ACCEPT_ENCODING));
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .set(HttpHeaders.ETAG, representation.entityTagHeader(compressed))
                .set(HttpHeaders.CACHE_CONTROL, cacheControl);
        CharSequence lastModified = representation.lastModifiedHeader();
        if (lastModified != null) {
            headers.set(HttpHeaders.LAST_MODIFIED, lastModified);
        }
        if (HttpConditions.has(asked, representation)) {
            response.setStatusCode(304).end();
            return Outcome.UNCHANGED;
        }
        Buffer body = representation.body(compressed);
        headers.set(HttpHeaders.CONTENT_TYPE, representation.contentTypeHeader());
        if (compressed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        if (context.request().method() == HttpMethod.HEAD) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else if (!bodies.end(context, body)) {
            // What was said of the body is not true of another answer.
            headers.remove(HttpHeaders.ETAG)
                    .remove(HttpHeaders.LAST_MODIFIED)
                    .remove(HttpHeaders.CONTENT_ENCODING)
                    .remove(HttpHeaders.CACHE_CONTROL);
            return Outcome.NO_ROOM;
        }
        return Outcome.SENT;
    }
}
