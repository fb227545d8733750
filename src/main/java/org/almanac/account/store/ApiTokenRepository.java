package org.almanac.account.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class ApiTokenRepository implements PanacheRepositoryBase<ApiTokenEntity, UUID> {
    // That its maker is let in is asked again, for a token that is made while its maker is shut out.
    private static final String IN_FORCE = """
        tokenHash = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)
        and (accountId is null or accountId in (select a.id from AccountEntity a where a.active))
        """;

    /** Those that are not revoked first, then by name. */
    public List<ApiTokenEntity> listByState() {
        return list("from ApiTokenEntity order by case when revokedAt is null then 0 else 1 end, name");
    }

    public Optional<ApiTokenEntity> findInForce(String tokenHash, Instant now) {
        return find(IN_FORCE, tokenHash, now).firstResultOptional();
    }

    /** Those of an account's that are not revoked, by name. */
    public List<ApiTokenEntity> listOf(UUID accountId) {
        return list("accountId = ?1 and revokedAt is null order by name", accountId);
    }

    public boolean hasName(String name) {
        return count("name", name) > 0;
    }

    /** Without locking the row between reading and writing it. @return whether it was used for the first time */
    public boolean markUsed(UUID id, Instant now) {
        // Of several first uses at one time, one changes this row from null.
        boolean first = update("lastUsedAt = ?1 where id = ?2 and lastUsedAt is null", now, id) == 1;
        if (!first) {
            update("lastUsedAt = ?1 where id = ?2", now, id);
        }
        return first;
    }
}
