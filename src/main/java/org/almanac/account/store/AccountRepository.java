package org.almanac.account.store;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.account.EmailKey;
import org.almanac.account.Role;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
public class AccountRepository implements PanacheRepositoryBase<AccountEntity, UUID> {
    // Of several nodes that start at once on an empty database, the unique address lets one through.
    private static final String INSERT_FIRST = """
        insert into account (id, email, email_key, password, role, created_at, updated_at)
        select :id, :email, :emailKey, :password, 'ADMIN', :now, :now where not exists (select from account)
        on conflict (email_key) do nothing
        """;

    /** @param email in any case and with spaces around it */
    public Optional<AccountEntity> findByEmail(String email) {
        return EmailKey.of(email).flatMap(key -> find("emailKey", key).firstResultOptional());
    }

    /** @param subject issuer and subject at the provider of identities */
    public Optional<AccountEntity> findBySubject(String subject) {
        return find("providerSubject", subject).firstResultOptional();
    }

    /** What a row that belongs to an account holds of it, without reading it. */
    AccountEntity reference(UUID id) {
        return getEntityManager().getReference(AccountEntity.class, id);
    }

    /** Until the end of the transaction nobody else changes an account; to be taken before any is read. */
    public void lock() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('account')) as text)")
                .getSingleResult();
    }

    /** By id, which is in the order in which they were made. @param after null for the first page */
    public List<AccountEntity> listOldest(@Nullable UUID after, int limit) {
        PanacheQuery<AccountEntity> found = after == null ? find("order by id") : find("id > ?1 order by id", after);
        return found.range(0, limit - 1).list();
    }

    public List<AccountEntity> listActive() {
        return list("active order by id");
    }

    /** Whether somebody else is an administrator and let in. */
    public boolean hasOtherAdministrator(UUID id) {
        return count("role = ?1 and active and id <> ?2", Role.ADMIN, id) > 0;
    }

    public boolean isTaken(String emailKey, UUID by) {
        return count("emailKey = ?1 and id <> ?2", emailKey, by) > 0;
    }

    /**
     * Takes down that somebody comes in, and holds the row until the session is there as well: whoever changes the password
     * or shuts them out comes after that, and ends it.
     *
     * @param passwordHash as it was proved
     * @return false when they are not let in any more, or have another password
     */
    boolean markSignedIn(UUID id, @Nullable String passwordHash, Instant now) {
        return update(
                        "lastSignInAt = ?1 where id = ?2 and active and password is not distinct from ?3",
                        now,
                        id,
                        passwordHash)
                == 1;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** @return false if there is an account already */
    public boolean insertFirst(UUID id, String email, String emailKey, String passwordHash, Instant now) {
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
