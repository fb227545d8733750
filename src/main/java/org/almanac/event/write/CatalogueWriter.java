package org.almanac.event.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.almanac.event.Actor;
import org.almanac.event.EventsChanged;
import org.almanac.event.SlugMoved;
import org.almanac.event.store.RevisionStatements;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** The one way to write the catalogue: one transaction, one writer at a time, and the news of it at the end. */
@ApplicationScoped
public class CatalogueWriter {
    /** A rename of what every event names writes every event. */
    private static final int LONGEST_SECONDS = 300;

    private final CatalogueStore store;
    private final RevisionStatements revision;
    private final Event<EventsChanged> news;
    private final Event<SlugMoved> moves;
    private final Clock clock;

    public CatalogueWriter(
            CatalogueStore store,
            RevisionStatements revision,
            Event<EventsChanged> news,
            Event<SlugMoved> moves,
            Clock clock) {
        this.store = store;
        this.revision = revision;
        this.news = news;
        this.moves = moves;
        this.clock = clock;
    }

    public <T extends @Nullable Object> T write(Actor actor, Function<WriteBatch, T> work) {
        return Transactions.anewWithin(LONGEST_SECONDS, () -> {
            Instant now = clock.instant();
            WriteBatch batch = open(actor, now);
            T result = work.apply(batch);
            List<EventsChanged.Change> changes = batch.finish();
            BatchNews told = batch.news();
            told.moves().forEach(moves::fire);
            // Without a change of any event, too: a feed may be named after an entry of a register. What readers cannot
            // see raises nothing: else the dates and tags of what they are sent would tell them of it.
            long latest = told.isVisible() ? revision.raise(now, told.registersChanged()) : told.revision() - 1;
            if (!changes.isEmpty()) {
                news.fire(new EventsChanged(latest, now, changes));
            }
            return result;
        });
    }

    /** Does the work and undoes it. */
    public <T> T rehearse(Actor actor, Function<WriteBatch, T> work) {
        QuarkusTransaction.begin();
        try {
            return work.apply(open(actor, clock.instant()));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private WriteBatch open(Actor actor, Instant now) {
        store.events.flushOnlyAtCommit();
        return new WriteBatch(store, now, revision.lock(), actor);
    }
}
