package org.almanac.subscriber;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AddressChangeRepository implements PanacheRepositoryBase<AddressChangeEntity, UUID> {
    private static final String WAITING = """
            select id from address_change
            where not taken_up and (not_before is null or not_before <= :now) and id <> all(:except)
            order by requested_at, id limit :most
            """;

    /** Those that may be taken up, oldest first. */
    @SuppressWarnings("unchecked") // one column of a native query
    List<UUID> listWaiting(Instant now, Collection<UUID> except, int most) {
        return (List<UUID>) getEntityManager()
                .createNativeQuery(WAITING, UUID.class)
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
    void refreshLocked(AddressChangeEntity change) {
        getEntityManager().refresh(change, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Oldest first. */
    List<AddressChangeEntity> listOf(SubscriberEntity subscriber) {
        return list("subscriber = ?1 order by requestedAt, id", subscriber);
    }

    List<AddressChangeEntity> listTakenUpSince(SubscriberEntity subscriber, Instant since) {
        return list("subscriber = ?1 and takenUp and requestedAt > ?2", subscriber, since);
    }

    /** What its subscriber asked for besides and did not confirm by now cannot be confirmed any more. */
    void endOthers(AddressChangeEntity change, Instant now) {
        update(
                "expiresAt = ?1 where subscriber = ?2 and id <> ?3 and confirmedAt is null and expiresAt > ?1",
                now,
                change.subscriber,
                change.id);
    }

    void deleteExpiredBefore(Instant edge) {
        delete("expiresAt < ?1", edge);
    }

    /** Those to the address or from it, and the subscriber's. */
    void deleteOf(String emailKey, UUID subscriberId) {
        delete("emailKey = ?1 or oldEmailKey = ?1 or subscriber.id = ?2", emailKey, subscriberId);
    }
}
