package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.almanac.outbox.Bounces;
import org.almanac.outbox.Outbox;

/** Forgets a subscriber, within the caller's transaction. */
@ApplicationScoped
class Erasure {
    private final EntityManager entities;
    private final Suppressions suppressions;
    private final Outbox outbox;
    private final Bounces bounces;

    Erasure(EntityManager entities, Suppressions suppressions, Outbox outbox, Bounces bounces) {
        this.entities = entities;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.bounces = bounces;
    }

    /** A keyed hash of the address stays, so that no list brings it back. */
    void erase(SubscriberEntity subscriber, Instant now) {
        suppressions.remember(
                subscriber.emailKey, subscriber.suppressed ? subscriber.reason() : SuppressionReason.ERASED, now);
        remove(subscriber);
    }

    /** Forgets a subscriber whose address lives on in another subscription. */
    void remove(SubscriberEntity subscriber) {
        outbox.forget(subscriber.id);
        bounces.forget(subscriber.id);
        entities.createQuery("delete from SubscriptionRequestEntity where emailKey = :key")
                .setParameter("key", subscriber.emailKey)
                .executeUpdate();
        entities.createQuery("delete from ConsentEntity where subscriberId = :id")
                .setParameter("id", subscriber.id)
                .executeUpdate();
        entities.remove(subscriber);
    }
}
