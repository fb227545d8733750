package org.almanac.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** The one way to write the catalogue: one transaction, one writer at a time, and the news of it at the end. */
@ApplicationScoped
class CatalogueWriter {
    /** A rename of what every event names writes every event. */
    private static final int LONGEST_SECONDS = 300;

    private final EntityManager entities;
    private final CatalogueRevision revision;
    private final Event<EventsChanged> news;
    private final Event<SlugMoved> moves;
    private final Clock clock;
    private final Ids ids;
    private final String uidHost;

    CatalogueWriter(
            EntityManager entities,
            CatalogueRevision revision,
            Event<EventsChanged> news,
            Event<SlugMoved> moves,
            Clock clock,
            Ids ids,
            SiteSettings settings) {
        this.entities = entities;
        this.revision = revision;
        this.news = news;
        this.moves = moves;
        this.clock = clock;
        this.ids = ids;
        this.uidHost = settings.host();
    }

    <T extends @Nullable Object> T write(Actor actor, Function<WriteBatch, T> work) {
        return Transactions.anewWithin(LONGEST_SECONDS, () -> {
            Instant now = clock.instant();
            WriteBatch batch = open(actor, now);
            T result = work.apply(batch);
            List<EventsChanged.Change> changes = batch.finish();
            batch.moves().forEach(moves::fire);
            // Without a change of any event, too: a feed may be named after an entry of a register. What readers cannot
            // see raises nothing: else the dates and tags of what they are sent would tell them of it.
            long latest = batch.isVisible() ? revision.raise(now, batch.registersChanged()) : batch.revision() - 1;
            if (!changes.isEmpty()) {
                news.fire(new EventsChanged(latest, now, changes));
            }
            return result;
        });
    }

    /** Does the work and undoes it. */
    <T> T rehearse(Actor actor, Function<WriteBatch, T> work) {
        QuarkusTransaction.begin();
        try {
            return work.apply(open(actor, clock.instant()));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private WriteBatch open(Actor actor, Instant now) {
        // Look-ups in a batch know what the batch itself has made; a flush before each would cost its square.
        entities.setFlushMode(FlushModeType.COMMIT);
        return new WriteBatch(entities, ids, now, revision.lock(), actor, uidHost);
    }
}
