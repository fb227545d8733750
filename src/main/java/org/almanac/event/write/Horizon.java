package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.almanac.event.Actor;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;

/**
 * Brings the stored occurrences of events that recur up to today, from a year back to two years ahead and to the nearest
 * beyond. To be called now and then; a day more or less does no harm.
 */
@ApplicationScoped
public class Horizon {
    private static final Logger LOG = Logger.getLogger(Horizon.class);
    private static final Duration LATE = Duration.ofDays(3);

    private final EventRepository events;
    private final CatalogueWriter writer;
    private final Clock clock;

    Horizon(EventRepository events, CatalogueWriter writer, Clock clock) {
        this.events = events;
        this.writer = writer;
        this.clock = clock;
    }

    /** For all of them. */
    public void move() {
        expand(events::listRecurring);
    }

    /** Only for those to which it was not done for days: after an upgrade, or when nights were missed. */
    public void catchUp() {
        Instant late = StoredDates.horizon(clock.instant().minus(LATE)).to();
        expand(() -> events.listStoredUntilBefore(late));
    }

    private void expand(Supplier<List<EventEntity>> which) {
        writer.write(new Actor("system"), batch -> {
            which.get().forEach(entity -> refresh(batch, entity));
            return null;
        });
    }

    /** One event that cannot be expanded does not keep the others from being found. */
    private static void refresh(WriteBatch batch, EventEntity entity) {
        try {
            batch.refreshOccurrences(entity);
        } catch (PersistenceException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "The dates of event %s cannot be worked out; they stay as they are", entity.id);
        }
    }
}
