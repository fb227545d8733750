package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of subscribers, locked before anything that belongs to them is, and several of them in the order of their ids;
 * so nobody waits for somebody who waits for them. All of it is within the caller's transaction. See {@code
 * docs/decisions/0037-locks-and-repeated-transactions.md}.
 */
@ApplicationScoped
class SubscriberLocks {
    // "for update" is what a deletion takes: whoever is to be erased is waited for here, and not with other rows in
    // hand.
    private static final String BY_ID = "select id from subscriber where id = any(:ids) order by id for update";
    private static final String BY_KEY =
            "select id from subscriber where email_key = any(:keys) or id = any(:ids) order by id for update";

    private final EntityManager entities;

    SubscriberLocks(EntityManager entities) {
        this.entities = entities;
    }

    /** Empty when there is none, or it was erased while it was waited for. */
    Optional<SubscriberEntity> one(UUID id) {
        return locked(entities.createNativeQuery(BY_ID, UUID.class)
                        .setParameter("ids", new UUID[] {id})
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** Whoever has the address. */
    Optional<SubscriberEntity> ofAddress(String emailKey) {
        return ofAddresses(List.of(emailKey), List.of()).stream().findFirst();
    }

    /** Those who have one of the addresses or one of the ids, in the order of their ids. */
    List<SubscriberEntity> ofAddresses(Collection<String> emailKeys, Collection<UUID> ids) {
        return locked(entities.createNativeQuery(BY_KEY, UUID.class)
                .setParameter("keys", emailKeys.toArray(String[]::new))
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList());
    }

    /**
     * Locks those who have one of the addresses, before any of them is read.
     *
     * @return their ids
     */
    List<UUID> lock(Collection<String> emailKeys) {
        return entities
                .createNativeQuery(BY_KEY, UUID.class)
                .setParameter("keys", emailKeys.toArray(String[]::new))
                .setParameter("ids", new UUID[0])
                .getResultList()
                .stream()
                .map(id -> (UUID) id)
                .toList();
    }

    private List<SubscriberEntity> locked(List<?> ids) {
        return ids.stream().map(id -> current((UUID) id)).toList();
    }

    /** As it is now that it is locked, whatever was known of it before. */
    private SubscriberEntity current(UUID id) {
        SubscriberEntity subscriber = entities.find(SubscriberEntity.class, id);
        entities.refresh(subscriber);
        return subscriber;
    }
}
