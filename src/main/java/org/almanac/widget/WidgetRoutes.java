package org.almanac.widget;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedServer;
import org.almanac.problem.Problem;

/** The script's data: the json feed, under the names that the element's attributes have. */
@ApplicationScoped
class WidgetRoutes {
    private final FeedServer feeds;

    WidgetRoutes(FeedServer feeds) {
        this.feeds = feeds;
    }

    void routes(@Observes Router router) {
        router.route("/widget.json").handler(this::handle);
    }

    private void handle(RoutingContext context) {
        try {
            feeds.serve(context, read(context.request().uri()));
        } catch (Problem problem) {
            feeds.refuse(context, problem);
        }
    }

    private static FeedRequest read(String uri) {
        try {
            WidgetQuery query = WidgetQuery.of(new QueryStringDecoder(uri, StandardCharsets.UTF_8).parameters());
            return FeedRequest.upcoming(query.filter(), query.match(), query.limit());
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The address is not encoded as addresses are.");
        }
    }
}
