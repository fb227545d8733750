package org.almanac.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionException;
import org.almanac.problem.Problem;
import org.almanac.web.ProblemResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves feeds from the event loop. Pages whose address begins alike are left to others. */
@ApplicationScoped
class FeedRoutes {
    private static final Logger LOG = Logger.getLogger(FeedRoutes.class);
    private static final String[] PATHS = {
        "/calendar.ics", "/calendar.json", "/tags/*", "/series/*", "/organisers/*", "/events/*"
    };

    /** Before logins are looked at, which feeds have no use for. */
    private static final int FIRST = -1_000;

    /** Addresses as they were typed, and what they ask for; those beyond are read again. */
    private static final int ADDRESSES_KEPT = 20_000;

    private static final int LONGEST_KEPT = 500;

    private final Feeds feeds;
    private final FeedResponses responses;
    private final Cache<String, FeedRequest> addresses =
            Caffeine.newBuilder().maximumSize(ADDRESSES_KEPT).build();

    FeedRoutes(Feeds feeds, FeedResponses responses) {
        this.feeds = feeds;
        this.responses = responses;
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
            } else if (!isRead(context.request().method())) {
                responses.refuse(context, ProblemResponse.of(405, "A feed can only be read."), "GET, HEAD");
            } else {
                serve(context, request);
            }
        } catch (Problem problem) {
            responses.refuse(context, ProblemResponse.of(problem), null);
        }
    }

    private @Nullable FeedRequest request(String uri) {
        FeedRequest known = addresses.getIfPresent(uri);
        if (known != null) {
            return known;
        }
        FeedRequest request = FeedParameters.read(uri);
        if (request != null && uri.length() <= LONGEST_KEPT) {
            addresses.put(uri, request);
        }
        return request;
    }

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private void serve(RoutingContext context, FeedRequest request) {
        Representation ready = feeds.ready(request);
        if (ready != null) {
            responses.send(context, ready);
            return;
        }
        Context loop = Vertx.currentContext();
        feeds.representation(request)
                .whenComplete((representation, failure) -> loop.runOnContext(back -> {
                    if (failure == null) {
                        responses.send(context, representation);
                    } else {
                        fail(context, failure);
                    }
                }));
    }

    private void fail(RoutingContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            responses.refuse(context, ProblemResponse.of(problem), null);
        } else {
            LOG.errorf(cause, "%s cannot be served", context.request().path());
            responses.refuse(
                    context, ProblemResponse.of(503, "The calendar cannot be read right now; try again soon."), null);
        }
    }
}
