package org.almanac.feed.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Following;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.feed.FeaturedFirst;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.Lookback;
import org.almanac.feed.Supplement;
import org.almanac.feed.TopicRanking;
import org.almanac.feed.render.FeedNames;
import org.almanac.feed.render.FeedRenderer;
import org.almanac.feed.render.FeedSegment;
import org.almanac.feed.render.RenderTime;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What is coming up, as json: the form that the widget reads. */
@Singleton
class UpcomingRenderer implements FeedRenderer {
    // Not the application's mapper: these bytes must not change with its settings.
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(UpcomingJson.class);

    private final CatalogueQueries catalogue;
    private final TopicRanking ranking;
    private final FeaturedFirst featured;
    private final PublicEvents events;
    private final FeedNames names;
    private final SiteSettings site;
    private final RenderFailures failures;

    UpcomingRenderer(
            CatalogueQueries catalogue,
            TopicRanking ranking,
            FeaturedFirst featured,
            PublicEvents events,
            FeedNames names,
            SiteSettings site,
            RenderFailures failures) {
        this.catalogue = catalogue;
        this.ranking = ranking;
        this.featured = featured;
        this.events = events;
        this.names = names;
        this.site = site;
        this.failures = failures;
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.JSON;
    }

    @Override
    public Rendering render(FeedRequest request, RenderTime moment, @Nullable Object earlier) {
        Instant now = moment.now();
        if (request.event() == null) {
            return render(request, request.filter(), names.of(request), FeedAddress.of(request.filter()), now);
        }
        Event event = events.find(request.event());
        EventFilter only = EventFilter.of(Following.only(event.id()));
        return render(request, only, event.title(), FeedAddress.ofEvent(event.slug()), now);
    }

    private Rendering render(FeedRequest request, EventFilter filter, String name, FeedAddress address, Instant now) {
        Lookback past = request.past() == null ? Lookback.NONE : request.past();
        Instant from = past.edge(now);
        List<UpcomingOccurrence> found = catalogue.upcoming(filter, from, request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<UpcomingOccurrence> shown = more ? found.subList(0, request.limit()) : found;
        if (!request.match().isEmpty()) {
            shown = ranking.ranked(filter, request.match(), found, from, request.limit());
        }
        if (request.featuredFirst()) {
            shown = featured.ordered(filter, shown, from, request.limit());
        }
        // Only those who show it to somebody who can mend it get more than the feed.
        List<String> unknown = request.supplement() == null ? List.of() : names.unknown(filter);
        UpcomingJson json = UpcomingJson.of(name, address, shown, more, unknown, site, failures);
        return new Rendering(
                List.of(FeedSegment.of(bytes(json, request.supplement()))),
                null,
                firstEnd(Stream.concat(found.stream(), shown.stream()), past, now));
    }

    /** One that is not shown counts: when it is over, "more" may be, too. */
    private static Instant firstEnd(Stream<UpcomingOccurrence> found, Lookback past, Instant now) {
        return found.map(upcoming -> past.reaches(upcoming.occurrence().endsAt()))
                .min(Instant::compareTo)
                .map(reached -> reached.isAfter(now) ? reached : now.plusSeconds(60))
                .orElse(Instant.MAX);
    }

    private static byte[] bytes(UpcomingJson json, @Nullable Supplement supplement) {
        try {
            String text = JSON.writeValueAsString(json);
            return (supplement == null ? text : supplement.addedTo(text)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
