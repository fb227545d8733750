package org.almanac.account.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.problem.Problem;

/** Sessions in the database: they survive restarts, hold on every node and can be revoked. */
@ApplicationScoped
@Transactional
public class SessionStore {
    private final SessionRepository sessions;
    private final AccountRepository accounts;
    private final Clock clock;

    SessionStore(SessionRepository sessions, AccountRepository accounts, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param account as its owner has proved to be theirs
     * @return the token, of which only the hash is kept
     * @throws Problem UNAUTHENTICATED when they have been shut out since, or the password was changed
     */
    public String create(AccountEntity account) {
        Instant now = clock.instant();
        return create(account, now, hash -> new SessionEntity(hash, accounts.reference(account.id), now));
    }

    /**
     * For somebody whom the provider of identities vouches for.
     *
     * @param longest until the provider is asked again
     * @return the token, of which only the hash is kept
     * @throws Problem UNAUTHENTICATED when they have been shut out since
     */
    public String createByProvider(AccountEntity account, Duration longest) {
        Instant now = clock.instant();
        return create(
                account, now, hash -> new SessionEntity(hash, accounts.reference(account.id), now, now.plus(longest)));
    }

    private String create(AccountEntity account, Instant now, Function<String, SessionEntity> session) {
        sessions.deleteExpired(now);
        if (!accounts.markSignedIn(account.id, account.password, now)) {
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "The account has been changed. Try again.");
        }
        String token = Secrets.newToken();
        sessions.persist(session.apply(Secrets.hash(token)));
        return token;
    }

    /** Whose session it is, if it is one; using it prolongs it. */
    public Optional<AccountEntity> use(String token) {
        Optional<SessionEntity> found = find(token);
        found.ifPresent(session -> session.used(clock.instant()));
        return found.map(session -> session.account);
    }

    /** @return whose it was, by e-mail address; empty when it was no session */
    public Optional<String> delete(String token) {
        Optional<String> whose = find(token).map(session -> session.account.email);
        sessions.deleteById(Secrets.hash(token));
        return whose;
    }

    /** Whether it is a session, and the provider of identities let them in. */
    public boolean isByProvider(String token) {
        return find(token).map(session -> session.byProvider).orElse(false);
    }

    /** Deletes all sessions of the account that has this one. */
    public Optional<String> deleteAll(String token) {
        Optional<AccountEntity> account = find(token).map(session -> session.account);
        account.ifPresent(owner -> sessions.deleteOf(owner.id));
        return account.map(owner -> owner.email);
    }

    /** Deletes all sessions of an account. */
    public void deleteOf(UUID accountId) {
        sessions.deleteOf(accountId);
    }

    /** Deletes all sessions of an account but that with this token. */
    public void deleteOthersOf(UUID accountId, String token) {
        sessions.deleteOthersOf(accountId, Secrets.hash(token));
    }

    private Optional<SessionEntity> find(String token) {
        return sessions.findInForce(Secrets.hash(token), clock.instant());
    }
}
