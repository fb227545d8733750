package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.almanac.time.Ids;

@ApplicationScoped
class AccountStore {
    // Of several nodes that start at once on an empty database, the unique address lets one through.
    private static final String INSERT_FIRST = """
            insert into account (id, email, email_key, password, role, created_at)
            select :id, :email, :emailKey, :password, 'ADMIN', :now where not exists (select from account)
            on conflict (email_key) do nothing
            """;

    private final EntityManager database;
    private final Ids ids;
    private final Clock clock;

    AccountStore(EntityManager database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Optional<AccountEntity> find(String email) {
        return EmailKey.of(email)
                .flatMap(key -> database.createQuery("from AccountEntity where emailKey = :key", AccountEntity.class)
                        .setParameter("key", key)
                        .getResultStream()
                        .findFirst());
    }

    @Transactional
    boolean isEmpty() {
        return database.createQuery("select count(*) from AccountEntity", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** @return false if there is an account already */
    @Transactional
    boolean createFirst(String email, String emailKey, String passwordHash) {
        return database.createNativeQuery(INSERT_FIRST)
                        .setParameter("id", ids.next())
                        .setParameter("email", email)
                        .setParameter("emailKey", emailKey)
                        .setParameter("password", passwordHash)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }
}
