package org.almanac.site.cache;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.almanac.web.CachePolicy;
import org.almanac.web.Representation;
import org.almanac.web.RepresentationSender;
import org.almanac.web.RepresentationSender.Outcome;
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
    private final CachePolicy caching;
    private final RepresentationSender answers;

    PageRoutes(PageStore pages, Clock clock, PageSettings settings, RepresentationSender answers) {
        this.pages = pages;
        this.clock = clock;
        this.caching = CachePolicy.ofPage(settings.maxAge());
        this.answers = answers;
    }

    void routes(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path).order(FIRST).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        Representation page = ready(context.request());
        if (page == null) {
            context.next();
        } else {
            send(context, page);
        }
    }

    /** A token that is presented must be looked at, since a wrong one is refused everywhere. */
    private @Nullable Representation ready(HttpServerRequest request) {
        boolean reading =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reading && !request.headers().contains(HttpHeaders.AUTHORIZATION) ? pages.ready(request.uri()) : null;
    }

    private void send(RoutingContext context, Representation page) {
        SecurityHeaders.forPage(context.response().headers());
        if (answers.send(context, page, caching.encodedHeader(clock.instant(), page.changesAt())) == Outcome.NO_ROOM) {
            context.response()
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .putHeader(HttpHeaders.RETRY_AFTER, "5")
                    .setStatusCode(503)
                    .end("Too much is on its way to others; try again soon.");
        }
    }
}
