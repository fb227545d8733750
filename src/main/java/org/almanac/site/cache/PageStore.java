package org.almanac.site.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.feed.CatalogueWatch;
import org.almanac.problem.Problem;
import org.almanac.web.Representation;
import org.jspecify.annotations.Nullable;

/**
 * The readers' pages as they were last rendered, by their address. What is asked for again costs no query; what has
 * changed, by an edit or by the clock, is rendered once, however many wait for it.
 */
@Singleton
class PageStore {
    /** A bound for what nobody foresaw: a page is made again after this long whatever happens. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** For how long others wait for a page that one of them renders; each holds a worker thread meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST_ADDRESS = 500;

    /** What an entry costs besides its bytes. */
    private static final int OVERHEAD = 1_000;

    private final Clock clock;
    private final CatalogueWatch catalogue;
    private final CatalogueQueries queries;
    private final Cache<String, StoredPage> kept;
    private final Map<Flight, CompletableFuture<StoredPage>> underWay = new ConcurrentHashMap<>();

    /** Who asks after a change must not be given what was begun before it. */
    private record Flight(String address, long revision) {}

    PageStore(Clock clock, CatalogueWatch catalogue, CatalogueQueries queries, PageSettings settings) {
        this.clock = clock;
        this.catalogue = catalogue;
        this.queries = queries;
        kept = Caffeine.newBuilder()
                .maximumWeight(settings.cacheSize().asLongValue())
                .weigher((String address, StoredPage page) ->
                        page.representation().size() + OVERHEAD)
                .build();
    }

    /**
     * What is in memory and right; null when it must be rendered. Never blocks.
     *
     * @param address path and query as they were asked for
     */
    @Nullable
    Representation ready(String address) {
        StoredPage page = kept.getIfPresent(address);
        return page != null && page.isFresh(catalogue.revision(), clock.instant()) ? page.representation() : null;
    }

    /**
     * The page, rendered by this caller if nobody else does. What rendering throws is thrown to all who wait.
     *
     * @throws Problem TOO_MANY_REQUESTS when somebody else renders it and is not done within {@link #PATIENCE}
     */
    Representation page(String address, Supplier<Rendered> render) {
        Representation ready = ready(address);
        if (ready != null) {
            return ready;
        }
        Flight flight = new Flight(address, catalogue.revision());
        CompletableFuture<StoredPage> mine = new CompletableFuture<>();
        CompletableFuture<StoredPage> first = underWay.putIfAbsent(flight, mine);
        if (first != null) {
            return landed(first);
        }
        try {
            mine.complete(rendered(address, render));
        } catch (Throwable failure) {
            // Whatever it is: those who wait must hear of it.
            mine.completeExceptionally(failure);
        } finally {
            underWay.remove(flight, mine);
        }
        return landed(mine);
    }

    private StoredPage rendered(String address, Supplier<Rendered> render) {
        // Read before all else: what commits in between is then rendered early rather than missed.
        long revision = queries.revision();
        Instant now = clock.instant();
        StoredPage page = StoredPage.of(render.get(), revision, now.plus(LONGEST));
        if (address.length() <= LONGEST_ADDRESS) {
            kept.asMap().merge(address, page, (there, made) -> made.revision() >= there.revision() ? made : there);
        }
        return page;
    }

    private static Representation landed(CompletableFuture<StoredPage> flight) {
        try {
            return flight.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).representation();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS, "This page takes long to be made right now; try again soon.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "The service is stopping; try again soon.");
        }
    }
}
