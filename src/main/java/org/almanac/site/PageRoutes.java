package org.almanac.site;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.almanac.web.ContentCoding;
import org.almanac.web.LargeBodySender;
import org.almanac.web.SecurityHeaders;
import org.jspecify.annotations.Nullable;

/** Answers from memory on the event loop what is there and right; all else goes on to the resources. */
@ApplicationScoped
class PageRoutes {
    private static final String[] PATHS = {
        "/", "/month/*", "/tags/*", "/series/*", "/organisers/*", "/events/*", "/submit*", "/privacy", "/sitemap*"
    };

    /** Before logins are looked at, which these pages have no use for. */
    private static final int FIRST = -1_000;

    private final PageStore pages;
    private final Clock clock;
    private final Duration maxAge;
    private final LargeBodySender bodies;

    PageRoutes(PageStore pages, Clock clock, PageSettings settings, LargeBodySender bodies) {
        this.bodies = bodies;
        this.pages = pages;
        this.clock = clock;
        this.maxAge = settings.maxAge();
    }

    void routes(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path).order(FIRST).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        StoredPage page = ready(context.request());
        if (page == null) {
            context.next();
        } else {
            send(context, page);
        }
    }

    /** A token that is presented must be looked at, since a wrong one is refused everywhere. */
    private @Nullable StoredPage ready(HttpServerRequest request) {
        boolean reading =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reading && !request.headers().contains(HttpHeaders.AUTHORIZATION) ? pages.ready(request.uri()) : null;
    }

    private void send(RoutingContext context, StoredPage page) {
        HttpServerResponse response = context.response();
        MultiMap asked = context.request().headers();
        boolean gzip = ContentCoding.takesGzip(asked.get(HttpHeaders.ACCEPT_ENCODING));
        response.headers()
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .set(HttpHeaders.ETAG, page.entityTag(gzip))
                .set(HttpHeaders.CACHE_CONTROL, page.cacheControl(clock.instant(), maxAge));
        SecurityHeaders.forPage(response.headers()::set);
        String ifNoneMatch = asked.get(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null && page.isNamedBy(ifNoneMatch)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.mediaType());
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            String.valueOf(page.body(gzip).length()))
                    .end();
        } else if (!bodies.end(context, page.body(gzip), false)) {
            response.headers().remove(HttpHeaders.ETAG).remove(HttpHeaders.CONTENT_ENCODING);
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .putHeader(HttpHeaders.RETRY_AFTER, "5")
                    .setStatusCode(503)
                    .end("Too much is on its way to others; try again soon.");
        }
    }
}
