package org.almanac.feed.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.CatalogueState;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.render.FeedRenderer;
import org.almanac.feed.render.FeedSegment;
import org.almanac.feed.render.RenderTime;
import org.almanac.problem.Problem;
import org.almanac.web.Representation;
import org.jspecify.annotations.Nullable;

/** Renders a feed as the catalogue and the clock have it now. Blocks. */
@Singleton
class FeedBuilder {
    private final FeedQueries queries;
    private final Map<FeedFormat, FeedRenderer> renderers = new EnumMap<>(FeedFormat.class);
    private final FeedSettings settings;
    private final Clock clock;
    private final Timer timer;

    FeedBuilder(
            FeedQueries queries,
            @All List<FeedRenderer> renderers,
            FeedSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.queries = queries;
        renderers.forEach(renderer -> this.renderers.put(renderer.format(), renderer));
        this.settings = settings;
        this.clock = clock;
        timer = Timer.builder("almanac.feed.render")
                .description("Time to render a feed that was not in memory")
                .register(metrics);
    }

    /**
     * @param earlier what it was before; what has not changed of it is kept
     * @throws Problem NOT_FOUND
     */
    FeedEntry build(FeedRequest request, @Nullable FeedEntry earlier) {
        Timer.Sample sample = Timer.start();
        try {
            return render(request, earlier);
        } finally {
            sample.stop(timer);
        }
    }

    private FeedEntry render(FeedRequest request, @Nullable FeedEntry earlier) {
        // Read before all else: what commits in between is then rendered early rather than missed.
        CatalogueState state = queries.state();
        Instant now = clock.instant();
        FeedRenderer renderer = Objects.requireNonNull(renderers.get(request.format()));
        FeedRenderer.Rendering rendering =
                renderer.render(request, new RenderTime(state, now), earlier == null ? null : earlier.source());
        Representation representation = representation(request, rendering, lastModified(state, now, earlier), earlier);
        Instant latest = now.plus(settings.refreshInterval());
        return new FeedEntry(
                representation,
                rendering.source(),
                state.revision(),
                rendering.changesAt().isBefore(latest) ? rendering.changesAt() : latest);
    }

    private static Representation representation(
            FeedRequest request, FeedRenderer.Rendering rendering, Instant lastModified, @Nullable FeedEntry earlier) {
        List<FeedSegment> segments = rendering.segments();
        if (earlier != null && (segments == null || earlier.representation().isOf(FeedSegment.digest(segments)))) {
            return earlier.representation().changingAt(rendering.changesAt());
        }
        Objects.requireNonNull(segments);
        return Representation.of(
                request.format().mediaType(),
                FeedSegment.digest(segments),
                Buffer.buffer(FeedSegment.identity(segments)),
                Buffer.buffer(FeedSegment.gzip(segments)),
                lastModified,
                rendering.changesAt());
    }

    /**
     * When the bytes last changed, or later. The catalogue's last change is an answer that holds on every node and also
     * for what left the feed; what the passing of time has changed is known to the day, or better once seen.
     */
    private static Instant lastModified(CatalogueState state, Instant now, @Nullable FeedEntry earlier) {
        Instant byTime = earlier == null || earlier.representation().changesAt().isAfter(now)
                ? now.truncatedTo(ChronoUnit.DAYS)
                : earlier.representation().changesAt();
        Instant latest = state.changedAt().isAfter(byTime) ? state.changedAt() : byTime;
        return latest.truncatedTo(ChronoUnit.SECONDS);
    }
}
