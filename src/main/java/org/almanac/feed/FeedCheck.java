package org.almanac.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.read.EventVersion;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.check.EventFindings;
import org.almanac.feed.check.FeedFindings;
import org.almanac.feed.http.FeedCache;
import org.almanac.feed.render.FeedContents;
import org.almanac.feed.render.FeedQuery;
import org.almanac.feed.render.RenderTime;
import org.almanac.feed.route.FeedParameters;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.web.Representation;

/** Looks at a calendar as its readers' programs will, and tells what they will stumble over. Blocks. */
@ApplicationScoped
public class FeedCheck {
    private static final int BATCH = 1_000;

    private final FeedCache feeds;
    private final FeedParameters parameters;
    private final FeedQuery query;
    private final FeedQueries queries;
    private final SiteSettings site;
    private final FeedSettings settings;
    private final Clock clock;

    FeedCheck(
            FeedCache feeds,
            FeedParameters parameters,
            FeedQuery query,
            FeedQueries queries,
            SiteSettings site,
            FeedSettings settings,
            Clock clock) {
        this.feeds = feeds;
        this.parameters = parameters;
        this.query = query;
        this.queries = queries;
        this.site = site;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param given the parameters of the calendar
     * @throws Problem MALFORMED when there is no such calendar, TOO_MANY_REQUESTS when too much is being rendered
     */
    public FeedReport check(Map<String, List<String>> given) {
        FeedRequest request = parameters.readCalendar(given);
        Representation feed = rendered(request);
        FeedContents contents = query.all(request, new RenderTime(queries.state(), clock.instant()), null);
        EventFindings events = new EventFindings();
        List<UUID> ids = contents.versions().stream().map(EventVersion::id).toList();
        for (int i = 0; i < ids.size(); i += BATCH) {
            for (Event event : queries.events(ids.subList(i, Math.min(i + BATCH, ids.size())))) {
                events.look(event, event.isPublic() ? event.status() : EventStatus.CANCELLED);
            }
        }
        int octets = feed.body(false).length();
        return new FeedReport(
                site.link(contents.address().feed(FeedFormat.ICS, request.past(), request.extras())),
                contents.name(),
                ids.size(),
                octets,
                feed.body(true).length(),
                FeedFindings.all(octets, ids.size(), site.baseUrl(), events.found()),
                CalendarProgram.reading(
                        octets,
                        settings.refreshInterval(),
                        events.anyCancelled(),
                        request.extras().alarm() != null));
    }

    private Representation rendered(FeedRequest request) {
        try {
            return feeds.representation(request).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw e;
        }
    }
}
