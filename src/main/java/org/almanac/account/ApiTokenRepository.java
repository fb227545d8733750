package org.almanac.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApiTokenRepository implements PanacheRepositoryBase<ApiTokenEntity, UUID> {
    /** Those that are not revoked first, then by name. */
    List<ApiTokenEntity> listByState() {
        return list("from ApiTokenEntity order by case when revokedAt is null then 0 else 1 end, name");
    }

    Optional<ApiTokenEntity> findInForce(String tokenHash, Instant now) {
        return find("tokenHash = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)", tokenHash, now)
                .firstResultOptional();
    }

    boolean hasName(String name) {
        return count("name", name) > 0;
    }

    /** Without locking the row between reading and writing it. @return whether it was used for the first time */
    boolean markUsed(UUID id, Instant now) {
        // Of several first uses at one time, one changes this row from null.
        boolean first = update("lastUsedAt = ?1 where id = ?2 and lastUsedAt is null", now, id) == 1;
        if (!first) {
            update("lastUsedAt = ?1 where id = ?2", now, id);
        }
        return first;
    }
}
