package org.almanac.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventVersion;
import org.almanac.event.FeedQueries;
import org.almanac.problem.Problem;

/** Finds what a feed of events holds. Blocks. */
@Singleton
class FeedChooser {
    private final FeedQueries queries;
    private final FeedNames names;
    private final Lookback usual;

    FeedChooser(FeedQueries queries, FeedNames names, FeedSettings settings) {
        this.queries = queries;
        this.names = names;
        this.usual = settings.past();
    }

    /**
     * Every event, by start.
     *
     * @throws Problem NOT_FOUND
     */
    FeedContents all(FeedRequest request, Instant now) {
        Lookback past = past(request);
        return request.event() == null
                ? contents(request, past, queries.versions(request.filter(), past.edge(now)))
                : single(request.event(), past);
    }

    /**
     * Those that changed last, the latest first.
     *
     * @throws Problem NOT_FOUND
     */
    FeedContents latest(FeedRequest request, Instant now, int limit) {
        Lookback past = past(request);
        return request.event() == null
                ? contents(request, past, queries.latest(request.filter(), past.edge(now), limit))
                : single(request.event(), past);
    }

    private Lookback past(FeedRequest request) {
        return request.past() == null ? usual : request.past();
    }

    private FeedContents contents(FeedRequest request, Lookback past, List<EventVersion> versions) {
        return new FeedContents(names.of(request), FeedAddress.of(request.filter()), past, versions);
    }

    private FeedContents single(String idOrSlug, Lookback past) {
        Event event = queries.everPublic(idOrSlug);
        // It has its feed for as long as it has its page.
        EventVersion version = new EventVersion(event.id(), event.revision(), null);
        return new FeedContents(event.title(), FeedAddress.ofEvent(event.slug()), past, List.of(version));
    }
}
