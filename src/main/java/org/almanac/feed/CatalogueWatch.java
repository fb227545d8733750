package org.almanac.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.almanac.event.EventsChanged;
import org.almanac.event.read.FeedQueries;
import org.jboss.logging.Logger;

/**
 * Knows the catalogue's revision without asking for it: changes made here are heard at once, those made on other nodes
 * are seen within a second. One number from one row a second is cheaper than a connection kept for notifications, and
 * misses nothing when that breaks.
 */
@Singleton
public class CatalogueWatch {
    private static final Logger LOG = Logger.getLogger(CatalogueWatch.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Vertx vertx;
    private final FeedQueries queries;
    private final AtomicLong revision = new AtomicLong(-1);
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean blind;
    private volatile long timer = -1;

    CatalogueWatch(Vertx vertx, FeedQueries queries) {
        this.vertx = vertx;
        this.queries = queries;
    }

    /** The latest that is known here; -1 before anything is. */
    public long revision() {
        return revision.get();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsChanged news) {
        seen(news.revision());
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(EVERY_MILLIS, tick -> ask());
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            vertx.executeBlocking(() -> queries.state().revision(), false).onComplete(asked -> {
                asking.set(false);
                if (asked.succeeded()) {
                    seen(asked.result());
                    blind = false;
                } else if (!blind) {
                    blind = true;
                    LOG.warn("The catalogue cannot be asked for changes; feeds stay as they are", asked.cause());
                }
            });
        }
    }

    private void seen(long latest) {
        revision.accumulateAndGet(latest, Math::max);
    }
}
