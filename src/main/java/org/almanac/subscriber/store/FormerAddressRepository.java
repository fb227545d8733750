package org.almanac.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.subscriber.store.FormerAddressEntity.Key;

/**
 * Which subscribers had an address before they moved to another: what was sent to them there is found by it when the
 * address is to be forgotten. Everything here happens within the caller's transaction, and with the subscriber locked.
 */
@ApplicationScoped
public class FormerAddressRepository implements PanacheRepositoryBase<FormerAddressEntity, Key> {
    private static final String HAND_OVER = """
            insert into former_address (address_hash, subscriber_id)
            select address_hash, :to from former_address where subscriber_id = :from
            on conflict do nothing
            """;

    private final AddressHash hash;

    FormerAddressRepository(AddressHash hash) {
        this.hash = hash;
    }

    public void remember(String emailKey, UUID subscriberId) {
        Key key = new Key(hash.of(emailKey), subscriberId);
        if (findById(key) == null) {
            persist(new FormerAddressEntity(key));
        }
    }

    /** Two subscriptions have become one. */
    public void handOver(UUID from, UUID to) {
        getEntityManager()
                .createNativeQuery(HAND_OVER)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    public Set<UUID> holders(String emailKey) {
        return list("key.addressHash", hash.of(emailKey)).stream()
                .map(former -> former.key.subscriberId())
                .collect(Collectors.toSet());
    }

    public void forget(String emailKey) {
        delete("key.addressHash", hash.of(emailKey));
    }
}
