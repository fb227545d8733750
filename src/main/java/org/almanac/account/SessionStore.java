package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions in the database: they survive restarts, hold on every node and can be revoked. */
@ApplicationScoped
class SessionStore {
    static final Duration IDLE = Duration.ofHours(12);
    static final Duration ABSOLUTE = Duration.ofDays(14);
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(5);

    private final EntityManager database;
    private final Clock clock;

    SessionStore(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return the token, of which only the hash is kept */
    @Transactional
    String create(AccountEntity account) {
        Instant now = clock.instant();
        database.createQuery("delete from SessionEntity where expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
        String token = Secrets.newToken();
        SessionEntity session = new SessionEntity();
        session.tokenHash = Secrets.hash(token);
        session.account = database.getReference(AccountEntity.class, account.id);
        session.createdAt = now;
        session.lastSeenAt = now;
        session.expiresAt = now.plus(IDLE);
        database.persist(session);
        return token;
    }

    /** Whose session it is, if it is one; using it prolongs it. */
    @Transactional
    Optional<AccountEntity> use(String token) {
        Instant now = clock.instant();
        Optional<SessionEntity> found = database.createQuery(
                        "from SessionEntity s join fetch s.account where s.tokenHash = :hash and s.expiresAt > :now",
                        SessionEntity.class)
                .setParameter("hash", Secrets.hash(token))
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
        found.filter(session -> now.isAfter(session.lastSeenAt.plus(SEEN_PRECISION)))
                .ifPresent(session -> prolong(session, now));
        return found.map(session -> session.account);
    }

    /** @return whose it was, by e-mail address; empty when it was no session */
    @Transactional
    Optional<String> delete(String token) {
        Optional<AccountEntity> account = account(token);
        database.createQuery("delete from SessionEntity where tokenHash = :hash")
                .setParameter("hash", Secrets.hash(token))
                .executeUpdate();
        return account.map(owner -> owner.email);
    }

    /** Deletes all sessions of the account that has this one. */
    @Transactional
    Optional<String> deleteAll(String token) {
        Optional<AccountEntity> account = account(token);
        account.ifPresent(owner -> database.createQuery("delete from SessionEntity where account.id = :account")
                .setParameter("account", owner.id)
                .executeUpdate());
        return account.map(owner -> owner.email);
    }

    private Optional<AccountEntity> account(String token) {
        return database.createQuery(
                        "select s.account from SessionEntity s where s.tokenHash = :hash and s.expiresAt > :now",
                        AccountEntity.class)
                .setParameter("hash", Secrets.hash(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    private static void prolong(SessionEntity session, Instant now) {
        Instant idleEnd = now.plus(IDLE);
        Instant absoluteEnd = session.createdAt.plus(ABSOLUTE);
        session.lastSeenAt = now;
        session.expiresAt = idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }
}
