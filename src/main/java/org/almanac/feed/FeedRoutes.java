package org.almanac.feed;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.problem.Problem;

/** Serves feeds from the event loop. Pages whose address begins alike are left to others. */
@ApplicationScoped
class FeedRoutes {
    /** One route before all others: what is asked for most waits for none of them to be compared. */
    private static final int FIRST = FeedServer.ROUTE_ORDER - 1;

    private final FeedServer server;
    private final KnownAddresses addresses;

    FeedRoutes(FeedParameters parameters, FeedServer server) {
        this.server = server;
        addresses = new KnownAddresses(parameters::read);
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (!FeedPath.isLikely(context.request().path())) {
            context.next();
            return;
        }
        if (context.request().method() == HttpMethod.OPTIONS
                && FeedPath.of(context.request().path()) != null) {
            server.serveOptions(context);
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
