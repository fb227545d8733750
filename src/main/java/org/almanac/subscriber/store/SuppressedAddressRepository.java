package org.almanac.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.subscriber.SuppressionReason;

/** Within the caller's transaction. */
@ApplicationScoped
public class SuppressedAddressRepository implements PanacheRepositoryBase<SuppressedAddressEntity, String> {
    // Two nodes may be told of one address at the same time. That it was erased never takes the place of a better
    // reason.
    private static final String REMEMBER = """
            insert into suppressed_address as s (address_hash, reason, since) values (:hash, :reason, :now)
            on conflict (address_hash) do update set reason = excluded.reason, since = excluded.since
            where excluded.reason <> 'ERASED' or s.reason = 'ERASED'
            """;

    private final AddressHash hash;

    SuppressedAddressRepository(AddressHash hash) {
        this.hash = hash;
    }

    /** Whether mails to the address were refused, came back or are not wanted; not when it was only erased. */
    public boolean isRejected(String emailKey) {
        return count("addressHash = ?1 and reason <> ?2", hash.of(emailKey), SuppressionReason.ERASED) > 0;
    }

    /** Those of the addresses that are kept, and why. */
    public Map<String, SuppressionReason> reasons(Collection<String> emailKeys) {
        if (emailKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = emailKeys.stream().collect(Collectors.toMap(hash::of, Function.identity()));
        return list("addressHash in ?1", keys.keySet()).stream()
                .collect(Collectors.toMap(
                        found -> Objects.requireNonNull(keys.get(found.addressHash)), found -> found.reason));
    }

    public void remember(String emailKey, SuppressionReason reason, Instant now) {
        getEntityManager()
                .createNativeQuery(REMEMBER)
                .setParameter("hash", hash.of(emailKey))
                .setParameter("reason", reason.name())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Its owner came back. */
    public void forget(String emailKey) {
        forgetHash(hash.of(emailKey));
    }

    /** @return whether there was such an address */
    public boolean forgetHash(String addressHash) {
        return delete("addressHash", addressHash) > 0;
    }
}
