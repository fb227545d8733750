package org.almanac.feed;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.almanac.feed.http.FeedCache;
import org.almanac.feed.http.FeedResponses;
import org.almanac.problem.Problem;
import org.almanac.web.ProblemResponse;
import org.almanac.web.Representation;
import org.jboss.logging.Logger;

/** Answers requests for feeds, on the event loop and without blocking it. For handlers of routes. */
@Singleton
public class FeedServer {
    /** Of routes that serve feeds: before logins are looked at, which feeds have no use for. */
    public static final int ROUTE_ORDER = -1_000;

    /** Of the few that most requests are for: each route that is compared before costs them a hundredth of their time. */
    public static final int FIRST = ROUTE_ORDER - 2;

    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final Logger LOG = Logger.getLogger(FeedServer.class);

    private final FeedCache feeds;
    private final FeedResponses responses;

    FeedServer(FeedCache feeds, FeedResponses responses) {
        this.feeds = feeds;
        this.responses = responses;
    }

    /** A feed that everybody may have. */
    public void serve(RoutingContext context, FeedRequest request) {
        serve(context, request, false);
    }

    /** Answers with a problem document. */
    public void refuse(RoutingContext context, Problem problem) {
        responses.refuse(context, ProblemResponse.of(problem), null);
    }

    /**
     * Answers OPTIONS, as a browser asks before a script of another site may (CORS preflight), without a look at what
     * else is asked: who may not have a feed is told so when they read it.
     *
     * @return false when something else is asked
     */
    public boolean servesOptions(RoutingContext context) {
        if (context.request().method() != HttpMethod.OPTIONS) {
            return false;
        }
        responses.options(context, METHODS);
        return true;
    }

    /** @param personal whether no cache but the client's own may keep it */
    public void serve(RoutingContext context, FeedRequest request, boolean personal) {
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            responses.refuse(context, ProblemResponse.of(405, "A feed can only be read."), METHODS);
            return;
        }
        Representation ready = feeds.ready(request);
        if (ready != null) {
            responses.send(context, ready, personal);
            return;
        }
        Context loop = Vertx.currentContext();
        feeds.representation(request)
                .whenComplete((representation, failure) -> loop.runOnContext(back -> {
                    if (failure == null) {
                        responses.send(context, representation, personal);
                    } else {
                        fail(context, failure);
                    }
                }));
    }

    public void fail(RoutingContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            refuse(context, problem);
        } else {
            // Without its address, which may be somebody's key.
            LOG.error("A feed cannot be served", cause);
            responses.refuse(
                    context, ProblemResponse.of(503, "The calendar cannot be read right now; try again soon."), null);
        }
    }
}
