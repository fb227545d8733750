package org.almanac.widget;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.almanac.feed.FeedAddressCache;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedServer;
import org.almanac.problem.Problem;

/**
 * The script's data: the json feed, under the names that the element's attributes have. Who says in which language they
 * will be shown gets what the script needs to show them, too.
 */
@ApplicationScoped
class WidgetRoutes {
    private static final String LANGUAGE = "lang";

    private final FeedServer feeds;
    private final WidgetLook look;
    private final FeedAddressCache addresses = new FeedAddressCache(this::read);

    WidgetRoutes(FeedServer feeds, WidgetLook look) {
        this.feeds = feeds;
        this.look = look;
    }

    void routes(@Observes Router router) {
        router.route("/widget.json").order(FeedServer.FIRST).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (feeds.servesOptions(context)) {
            return;
        }
        try {
            feeds.serve(
                    context,
                    Objects.requireNonNull(addresses.request(context.request().uri())));
        } catch (Problem problem) {
            feeds.refuse(context, problem);
        }
    }

    private FeedRequest read(String uri) {
        try {
            Map<String, List<String>> parameters = new QueryStringDecoder(uri, StandardCharsets.UTF_8).parameters();
            WidgetQuery query = WidgetQuery.of(parameters, Set.of(LANGUAGE), WidgetQuery.DEFAULT_LIMIT);
            String language = WidgetQuery.text(parameters, LANGUAGE);
            FeedRequest upcoming = FeedRequest.upcoming(
                    query.filter(),
                    query.match(),
                    query.limit(),
                    language == null ? null : look.in(Locale.forLanguageTag(language)));
            return query.featuredFirst() ? upcoming.withFeaturedFirst() : upcoming;
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The address is not encoded as addresses are.");
        }
    }
}
