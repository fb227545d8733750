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
class SubscriptionRequestRepository implements PanacheRepositoryBase<SubscriptionRequestEntity, UUID> {
    private static final String WAITING = """
            select id from subscription_request
            where subscriber_id is null and (not_before is null or not_before <= :now) and id <> all(:except)
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
    void refreshLocked(SubscriptionRequestEntity request) {
        getEntityManager().refresh(request, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Oldest first. */
    List<SubscriptionRequestEntity> listOf(SubscriberEntity subscriber) {
        return list("subscriber = ?1 order by requestedAt, id", subscriber);
    }

    /** Those whose mails are due later than an instant, the last of them first. */
    List<SubscriptionRequestEntity> listMailedSince(SubscriberEntity subscriber, Instant since) {
        return list("subscriber = ?1 and mailAt > ?2 order by mailAt desc, id desc", subscriber, since);
    }

    /** Whether a later one of the same subscriber is due as well. */
    boolean isOutdone(SubscriptionRequestEntity request, Instant now) {
        return count("subscriber = ?1 and mailAt > ?2 and mailAt <= ?3", request.subscriber, request.dueAt(), now) > 0;
    }

    /** What was not confirmed by now cannot be confirmed any more. */
    void endUnconfirmed(SubscriberEntity subscriber, Instant now) {
        update("expiresAt = ?1 where subscriber = ?2 and confirmedAt is null and expiresAt > ?1", now, subscriber);
    }

    void deleteUnconfirmed(SubscriberEntity subscriber) {
        delete("subscriber = ?1 and confirmedAt is null", subscriber);
    }

    void deleteExpiredBefore(Instant edge) {
        delete("expiresAt < ?1", edge);
    }

    /** Those that name the address, and the subscriber's. */
    void deleteOf(String emailKey, UUID subscriberId) {
        delete("emailKey = ?1 or subscriber.id = ?2", emailKey, subscriberId);
    }
}
