package org.almanac.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** By the hash of their token. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionEntity, String> {
    /** The session in force, with its account. */
    Optional<SessionEntity> findInForce(String tokenHash, Instant now) {
        return find(
                        "from SessionEntity s join fetch s.account where s.tokenHash = ?1 and s.expiresAt > ?2",
                        tokenHash,
                        now)
                .firstResultOptional();
    }

    void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }

    void deleteOf(AccountEntity account) {
        delete("account", account);
    }
}
