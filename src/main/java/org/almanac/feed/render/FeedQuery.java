package org.almanac.feed.render;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.almanac.event.Event;
import org.almanac.event.read.EventVersion;
import org.almanac.event.read.FeedQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.event.read.VersionChange;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.Lookback;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Finds what a feed of events holds. Blocks. */
@Singleton
public class FeedQuery {
    private final FeedQueries queries;
    private final PublicEvents events;
    private final FeedNames names;
    private final Lookback usual;

    FeedQuery(FeedQueries queries, PublicEvents events, FeedNames names, FeedSettings settings) {
        this.queries = queries;
        this.events = events;
        this.names = names;
        this.usual = settings.past();
    }

    /**
     * Every event, by start.
     *
     * @param earlier what it was before: then only what has changed is asked for
     * @throws Problem NOT_FOUND
     */
    public FeedContents all(FeedRequest request, RenderTime moment, @Nullable FeedContents earlier) {
        Lookback past = past(request);
        if (request.event() != null) {
            return single(request.event(), past, moment);
        }
        Instant edge = past.edge(moment.now());
        Optional<List<VersionChange>> changes = earlier != null && earlier.changesByEventsAlone(moment)
                ? queries.changes(request.filter(), edge, earlier.asOf())
                : Optional.empty();
        List<EventVersion> versions = earlier != null && changes.isPresent()
                ? earlier.with(changes.get())
                : queries.versions(request.filter(), edge);
        return contents(request, past, versions, moment);
    }

    /**
     * Those that changed last, the latest first.
     *
     * @throws Problem NOT_FOUND
     */
    public FeedContents latest(FeedRequest request, RenderTime moment, int limit) {
        Lookback past = past(request);
        return request.event() == null
                ? contents(request, past, queries.latest(request.filter(), past.edge(moment.now()), limit), moment)
                : single(request.event(), past, moment);
    }

    private Lookback past(FeedRequest request) {
        return request.past() == null ? usual : request.past();
    }

    private FeedContents contents(FeedRequest request, Lookback past, List<EventVersion> versions, RenderTime moment) {
        return FeedContents.of(names.of(request), FeedAddress.of(request.filter()), past, versions, moment);
    }

    private FeedContents single(String idOrSlug, Lookback past, RenderTime moment) {
        Event event = events.find(idOrSlug);
        // It has its feed for as long as it has its page.
        EventVersion version =
                new EventVersion(event.id(), event.revision(), event.time().startsAt(), null);
        return FeedContents.of(event.title(), FeedAddress.ofEvent(event.slug()), past, List.of(version), moment);
    }
}
