package org.almanac.feed.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.almanac.feed.CatalogueWatch;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.almanac.web.Representation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every feed of this site, kept in memory as it was last rendered. What is asked for again costs no database and no
 * blocking call; what has changed is rendered once, however many wait for it.
 */
@Singleton
public class FeedCache {
    private static final Logger LOG = Logger.getLogger(FeedCache.class);

    /** Renderings that wait or run; beyond, callers are turned away before they queue up behind a slow database. */
    private static final int MOST_UNDER_WAY = 256;

    /** What a cache entry costs besides its bytes. */
    private static final int OVERHEAD = 1_000;

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** After which those who wait for a rendering are told that it failed; it may go on for others to come. */
    private static final Duration RENDER_TIMEOUT = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final Clock clock;
    private final CatalogueWatch catalogue;
    private final FeedBuilder builder;
    private final WorkerExecutor calendars;
    private final Duration longestWait;
    private final Cache<FeedRequest, FeedEntry> kept;
    private final Map<Flight, CompletableFuture<FeedEntry>> underWay = new ConcurrentHashMap<>();

    /** Who asks after a change must not be given what was begun before it. */
    private record Flight(FeedRequest request, long revision) {}

    FeedCache(Vertx vertx, Clock clock, CatalogueWatch catalogue, FeedBuilder builder, FeedSettings settings) {
        this.vertx = vertx;
        this.clock = clock;
        this.catalogue = catalogue;
        this.builder = builder;
        calendars = vertx.createSharedWorkerExecutor("calendars", settings.renders());
        longestWait = settings.renderWait();
        kept = Caffeine.newBuilder()
                .maximumWeight(FeedSettings.cacheOctets(settings))
                .weigher((FeedRequest request, FeedEntry entry) ->
                        entry.representation().size() + OVERHEAD)
                .build();
    }

    /** What is in memory and right; null when it must be rendered. Never blocks. */
    public @Nullable Representation ready(FeedRequest request) {
        FeedEntry entry = kept.getIfPresent(request);
        return entry != null && entry.isFresh(catalogue.revision(), clock.instant()) ? entry.representation() : null;
    }

    /**
     * A feed, rendered on a worker thread if it has to be. Fails with a {@link Problem}: NOT_FOUND when what it is about
     * does not exist, TOO_MANY_REQUESTS when too many others wait, OVERLOADED when it waited for too long. Fails with a {@link
     * java.util.concurrent.TimeoutException} after a minute.
     */
    public CompletionStage<Representation> representation(FeedRequest request) {
        Representation ready = ready(request);
        if (ready != null) {
            return CompletableFuture.completedStage(ready);
        }
        if (underWay.size() >= MOST_UNDER_WAY) {
            return CompletableFuture.failedStage(Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS, "Too many different feeds are being asked for; try again soon."));
        }
        Flight flight = new Flight(request, catalogue.revision());
        CompletableFuture<FeedEntry> mine = new CompletableFuture<>();
        CompletableFuture<FeedEntry> first = underWay.putIfAbsent(flight, mine);
        if (first == null) {
            mine.orTimeout(RENDER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            take(flight, mine);
        }
        return (first == null ? mine : first).thenApply(FeedEntry::representation);
    }

    // Outside the map's own methods: a rendering that is quick to fail comes back before this returns.
    private void take(Flight flight, CompletableFuture<FeedEntry> entry) {
        try {
            long latest = System.nanoTime() + longestWait.toNanos();
            Future<FeedEntry> rendering = flight.request.isHeavy()
                    ? calendars.executeBlocking(() -> buildInTime(flight.request, latest), false)
                    : vertx.executeBlocking(() -> build(flight.request), false);
            rendering.onComplete(built -> {
                underWay.remove(flight, entry);
                if (built.succeeded()) {
                    entry.complete(built.result());
                } else {
                    entry.completeExceptionally(built.cause());
                }
            });
        } catch (Throwable failure) {
            // No thread takes it: the service is stopping.
            underWay.remove(flight, entry);
            entry.completeExceptionally(failure);
        }
    }

    /** Calendars can be long, and each variant of one costs as much again; so only a few are rendered at a time. */
    private FeedEntry buildInTime(FeedRequest request, long latest) {
        if (System.nanoTime() - latest <= 0) {
            return build(request);
        }
        FeedEntry earlier = kept.getIfPresent(request);
        if (earlier == null) {
            throw Problem.of(
                    Problem.Kind.OVERLOADED, "Too many calendars are being written right now; try again soon.");
        }
        return earlier;
    }

    private FeedEntry build(FeedRequest request) {
        FeedEntry earlier = kept.getIfPresent(request);
        try {
            FeedEntry entry = builder.build(request, earlier);
            kept.asMap().merge(request, entry, (there, built) -> built.revision() >= there.revision() ? built : there);
            return entry;
        } catch (Problem problem) {
            kept.invalidate(request);
            throw problem;
        } catch (RuntimeException | Error fault) {
            if (earlier == null || RenderFailures.isFatal(fault)) {
                throw fault;
            }
            LOG.warnf(fault, "%s cannot be rendered; what it was before is served", request);
            Instant retryAt = clock.instant().plus(RETRY);
            FeedEntry again = new FeedEntry(earlier.representation(), earlier.source(), catalogue.revision(), retryAt);
            kept.put(request, again);
            return again;
        }
    }
}
