package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which subscribers had an address before they moved to another, by a keyed hash: what was sent to them there is found by
 * it when the address is to be forgotten. Everything here happens within the caller's transaction.
 */
@ApplicationScoped
class FormerAddresses {
    private final EntityManager entities;
    private final Suppressions hashes;

    FormerAddresses(EntityManager entities, Suppressions hashes) {
        this.entities = entities;
        this.hashes = hashes;
    }

    void remember(String emailKey, UUID subscriberId) {
        entities.createNativeQuery("insert into former_address (address_hash, subscriber_id) values (:hash, :id)"
                        + " on conflict do nothing")
                .setParameter("hash", hashes.hash(emailKey))
                .setParameter("id", subscriberId)
                .executeUpdate();
    }

    /** Two subscriptions have become one. */
    void handOver(UUID from, UUID to) {
        entities.createNativeQuery("insert into former_address (address_hash, subscriber_id)"
                        + " select address_hash, :to from former_address where subscriber_id = :from"
                        + " on conflict do nothing")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    Set<UUID> holders(String emailKey) {
        Set<UUID> holders = new HashSet<>();
        entities.createNativeQuery("select subscriber_id from former_address where address_hash = :hash", UUID.class)
                .setParameter("hash", hashes.hash(emailKey))
                .getResultList()
                .forEach(id -> holders.add((UUID) id));
        return holders;
    }

    void forget(String emailKey) {
        entities.createNativeQuery("delete from former_address where address_hash = :hash")
                .setParameter("hash", hashes.hash(emailKey))
                .executeUpdate();
    }
}
