package org.almanac.feed.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.almanac.event.EventFilter;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedServer;
import org.almanac.feed.PersonalFeedEnded;
import org.almanac.feed.PersonalFeeds;
import org.almanac.problem.Problem;

/**
 * Serves subscribers their own calendars. A token becomes a filter, and the filter a feed that is shared with everybody
 * who has chosen the same; so nothing in the feed may tell whose it is.
 */
@ApplicationScoped
class PersonalFeedRoutes {
    private static final String TOKEN = "token";

    /** A choice that changes must show within two seconds. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final int MOST_KEPT = 100_000;

    /** Tokens that are being looked up; beyond, callers are turned away before they queue up. */
    private static final int MOST_WAITING = 256;

    private final Vertx vertx;
    private final FeedParameters parameters;
    private final FeedServer server;
    private final Instance<PersonalFeeds> feeds;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Cache<String, EventFilter> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    PersonalFeedRoutes(Vertx vertx, FeedParameters parameters, FeedServer server, Instance<PersonalFeeds> feeds) {
        this.vertx = vertx;
        this.parameters = parameters;
        this.server = server;
        this.feeds = feeds;
    }

    void routes(@Observes Router router) {
        router.route("/u/:" + TOKEN + "/calendar.ics")
                .order(FeedServer.ROUTE_ORDER)
                .handler(this::handle);
    }

    /** On this node at once; what others keep, they keep for a second. */
    void hear(@Observes PersonalFeedEnded ended) {
        known.invalidate(ended.token());
    }

    private void handle(RoutingContext context) {
        if (server.servesOptions(context)) {
            return;
        }
        // Its address is somebody's own; crawlers may fetch it, as calendar services do.
        context.response().putHeader("X-Robots-Tag", "noindex");
        try {
            FeedRequest asked = parameters.readUnfiltered(context.request().uri());
            String token = context.pathParam(TOKEN);
            EventFilter filter = known.getIfPresent(token);
            if (filter != null) {
                serve(context, asked, filter);
            } else {
                lookUp(context, asked, token);
            }
        } catch (Problem problem) {
            server.refuse(context, problem);
        }
    }

    private void lookUp(RoutingContext context, FeedRequest asked, String token) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "Too many calendars are being asked for; try again soon.");
        }
        vertx.executeBlocking(() -> filter(token), false).onComplete(found -> {
            waiting.decrementAndGet();
            if (found.failed()) {
                server.fail(context, found.cause());
            } else if (found.result().isEmpty()) {
                server.refuse(context, Problem.notFound("There is no such calendar, or no longer."));
            } else {
                EventFilter filter = found.result().get();
                known.put(token, filter);
                serve(context, asked, filter);
            }
        });
    }

    private Optional<EventFilter> filter(String token) {
        return feeds.isResolvable() ? feeds.get().filter(token) : Optional.empty();
    }

    private void serve(RoutingContext context, FeedRequest asked, EventFilter filter) {
        server.serve(context, FeedRequest.calendar(filter, asked.past(), asked.extras(), false), true);
    }
}
