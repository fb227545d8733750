package org.almanac.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.paging.Cursor;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {
    /** The latest first. @param after null for the first page */
    List<DeliveryEntity> listLatest(UUID webhook, @Nullable Cursor after, int limit) {
        String order = " order by createdAt desc, id desc";
        return (after == null
                        ? find("webhookId = ?1" + order, webhook)
                        : find(
                                "webhookId = ?1 and (createdAt < ?2 or createdAt = ?2 and id < ?3)" + order,
                                webhook,
                                after.at(),
                                after.id()))
                .range(0, limit - 1)
                .list();
    }

    /** One that waits and is still this claim's, held until the end of the transaction. */
    Optional<DeliveryEntity> held(UUID id, UUID lease) {
        return find("id = ?1 and lease = ?2 and state = ?3", id, lease, Delivery.State.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Gives back what a claim did not try. */
    void giveBack(List<UUID> ids, UUID lease, Instant next) {
        update("lease = null, nextAttemptAt = ?1 where id in ?2 and lease = ?3", next, ids, lease);
    }

    /** @return how many */
    int dropWaiting(UUID webhook, Instant now) {
        return update(
                "state = ?1, settledAt = ?2, lease = null where webhookId = ?3 and state = ?4",
                Delivery.State.DROPPED,
                now,
                webhook,
                Delivery.State.WAITING);
    }

    void deleteSettledBefore(Instant before) {
        delete("settledAt < ?1", before);
    }
}
