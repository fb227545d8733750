package org.almanac.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import org.almanac.privacy.AddressErased;

/**
 * Deletes what an erased subscriber is owed. It would go with the subscriber, but then after the mails that carry it, and
 * whoever puts notices into mails locks them the other way round.
 */
@ApplicationScoped
class ForgottenNotices {
    private final EntityManager entities;

    ForgottenNotices(EntityManager entities) {
        this.entities = entities;
    }

    void forget(@Observes @Priority(AddressErased.NOTICES) AddressErased news) {
        if (news.subscriberId() != null) {
            entities.createNativeQuery("delete from notice where subscriber_id = :subscriber")
                    .setParameter("subscriber", news.subscriberId())
                    .executeUpdate();
        }
    }
}
