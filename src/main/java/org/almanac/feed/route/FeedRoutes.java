package org.almanac.feed.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.feed.FeedAddressCache;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedServer;
import org.almanac.problem.Problem;

/** Serves feeds from the event loop. Pages whose address begins alike are left to others. */
@ApplicationScoped
class FeedRoutes {
    private static final String[] PATHS = {
        "/calendar.ics",
        "/calendar.jscal",
        "/calendar.atom",
        "/calendar.json",
        "/tags/*",
        "/series/*",
        "/organisers/*",
        "/events/*"
    };

    /** Before all other routes but the widget's. */
    private static final int ORDER = FeedServer.FIRST + 1;

    private final FeedServer server;
    private final FeedAddressCache addresses;

    FeedRoutes(FeedParameters parameters, FeedServer server) {
        this.server = server;
        addresses = new FeedAddressCache(parameters::read);
    }

    void routes(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path).order(ORDER).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        // Asked before the path is read, which other requests need not wait for.
        if (context.request().method() == HttpMethod.OPTIONS
                && FeedPath.of(context.request().path()) != null
                && server.servesOptions(context)) {
            return;
        }
        try {
            FeedRequest request = addresses.request(context.request().uri());
            if (request == null) {
                context.next();
            } else {
                server.serve(context, request);
            }
        } catch (Problem problem) {
            server.refuse(context, problem);
        }
    }
}
