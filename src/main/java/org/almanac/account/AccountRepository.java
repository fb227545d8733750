package org.almanac.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@Transactional
class AccountRepository implements PanacheRepositoryBase<AccountEntity, UUID> {
    // Of several nodes that start at once on an empty database, the unique address lets one through.
    private static final String INSERT_FIRST = """
            insert into account (id, email, email_key, password, role, created_at)
            select :id, :email, :emailKey, :password, 'ADMIN', :now where not exists (select from account)
            on conflict (email_key) do nothing
            """;

    /** @param email in any case and with spaces around it */
    Optional<AccountEntity> findByEmail(String email) {
        return EmailKey.of(email).flatMap(key -> find("emailKey", key).firstResultOptional());
    }

    /** For what belongs to an account, which is not read. */
    AccountEntity reference(UUID id) {
        return getEntityManager().getReference(AccountEntity.class, id);
    }

    boolean isEmpty() {
        return count() == 0;
    }

    /** @return false if there is an account already */
    boolean insertFirst(UUID id, String email, String emailKey, String passwordHash, Instant now) {
        return getEntityManager()
                        .createNativeQuery(INSERT_FIRST)
                        .setParameter("id", id)
                        .setParameter("email", email)
                        .setParameter("emailKey", emailKey)
                        .setParameter("password", passwordHash)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }
}
