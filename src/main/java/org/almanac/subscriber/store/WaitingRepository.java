package org.almanac.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.almanac.subscriber.RequestProcessor;

/** The rows of what somebody asked for, which wait until {@link RequestProcessor} takes them up, and expire. */
abstract class WaitingRepository<E> implements PanacheRepositoryBase<E, UUID> {
    private static final String WAITING = """
            select id from %s
            where %s and (not_before is null or not_before <= :now) and id <> all(:except)
            order by requested_at, id limit :most
            """;

    private final String waiting;

    /**
     * @param table in which they are
     * @param untaken the condition for those that were not taken up yet
     */
    WaitingRepository(String table, String untaken) {
        waiting = WAITING.formatted(table, untaken);
    }

    /** Those that may be taken up, oldest first. */
    @SuppressWarnings("unchecked") // one column of a native query
    public List<UUID> listWaiting(Instant now, Collection<UUID> except, int most) {
        return (List<UUID>) getEntityManager()
                .createNativeQuery(waiting, UUID.class)
                .setParameter("now", now)
                .setParameter("except", except.toArray(UUID[]::new))
                .setParameter("most", most)
                .getResultList();
    }

    /**
     * As it is now, and locked.
     *
     * @throws EntityNotFoundException when it was erased
     */
    public void refreshLocked(E asked) {
        getEntityManager().refresh(asked, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Oldest first. */
    public List<E> listOf(SubscriberEntity subscriber) {
        return list("subscriber = ?1 order by requestedAt, id", subscriber);
    }

    public void deleteExpiredBefore(Instant edge) {
        delete("expiresAt < ?1", edge);
    }
}
