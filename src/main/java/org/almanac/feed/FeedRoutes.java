package org.almanac.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

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

    /** Before logins are looked at, which feeds have no use for. */
    private static final int FIRST = -1_000;

    /** Addresses as they were typed, and what they ask for; those beyond are read again. */
    private static final int ADDRESSES_KEPT = 20_000;

    private static final int LONGEST_KEPT = 500;

    private final FeedParameters parameters;
    private final FeedServer server;
    private final Cache<String, FeedRequest> addresses =
            Caffeine.newBuilder().maximumSize(ADDRESSES_KEPT).build();

    FeedRoutes(FeedParameters parameters, FeedServer server) {
        this.parameters = parameters;
        this.server = server;
    }

    void routes(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path).order(FIRST).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        try {
            FeedRequest request = request(context.request().uri());
            if (request == null) {
                context.next();
            } else {
                server.serve(context, request);
            }
        } catch (Problem problem) {
            server.refuse(context, problem);
        }
    }

    private @Nullable FeedRequest request(String uri) {
        FeedRequest known = addresses.getIfPresent(uri);
        if (known != null) {
            return known;
        }
        FeedRequest request = parameters.read(uri);
        if (request != null && uri.length() <= LONGEST_KEPT) {
            addresses.put(uri, request);
        }
        return request;
    }
}
