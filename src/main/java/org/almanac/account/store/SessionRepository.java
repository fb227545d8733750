package org.almanac.account.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** By the hash of their token. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionEntity, String> {
    /** The session in force, with its account, which is let in. */
    Optional<SessionEntity> findInForce(String tokenHash, Instant now) {
        return find(
                        "from SessionEntity s join fetch s.account a where s.tokenHash = ?1 and s.expiresAt > ?2 and"
                                + " a.active",
                        tokenHash,
                        now)
                .firstResultOptional();
    }

    void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }

    void deleteOf(UUID accountId) {
        delete("account.id", accountId);
    }

    void deleteOthersOf(UUID accountId, String tokenHash) {
        delete("account.id = ?1 and tokenHash <> ?2", accountId, tokenHash);
    }
}
