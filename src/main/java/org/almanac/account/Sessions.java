package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.almanac.account.login.KnownDevices;
import org.almanac.account.login.LoginThrottle;
import org.almanac.account.password.PasswordHashing;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.AccountRepository;
import org.almanac.account.store.SessionEntity;
import org.almanac.account.store.SessionStore;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;

/** Logs people in and out. */
@ApplicationScoped
public class Sessions {
    private final AccountRepository accounts;
    private final SessionStore sessions;
    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final AuditLog audit;
    private final PasswordHashing hashing;
    private final SignInWays ways;

    Sessions(
            AccountRepository accounts,
            SessionStore sessions,
            LoginThrottle throttle,
            KnownDevices devices,
            AuditLog audit,
            PasswordHashing hashing,
            SignInWays ways) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.devices = devices;
        this.audit = audit;
        this.hashing = hashing;
        this.ways = ways;
    }

    /**
     * Logs somebody in, and ends the session that the browser had. Takes some hundred milliseconds on purpose, so call
     * it on a worker thread and outside any transaction. An unknown account, one that is not let in and a
     * wrong password look the same, in words and in time.
     *
     * @throws Problem UNAUTHENTICATED, TOO_MANY_REQUESTS; FORBIDDEN where passwords are switched off
     */
    public OpenedSession open(LoginRequest request) {
        if (!ways.passwords()) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Passwords are switched off here.");
        }
        AccountEntity account = prove(request)
                .orElseThrow(
                        () -> Problem.of(Problem.Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong."));
        if (request.session() != null) {
            sessions.delete(request.session());
        }
        audit.record(Actor.person(account.email), AuditAction.SIGNED_IN, null);
        return new OpenedSession(sessions.create(account), SessionEntity.ABSOLUTE, devices.issue(account));
    }

    /**
     * Whose account it is, when the password is right and they are let in. The attempt is counted before the password is
     * looked at.
     *
     * @throws Problem TOO_MANY_REQUESTS
     */
    Optional<AccountEntity> prove(LoginRequest request) {
        AccountEntity account = accounts.findByEmail(request.email()).orElse(null);
        Actor actor = account == null ? Actor.unknown() : Actor.person(account.email);
        String device = devices.recognise(account, request.device()).orElse(null);
        try {
            throttle.count(request.email(), request.address(), device);
        } catch (Problem delayed) {
            audit.count(actor, AuditAction.SIGN_IN_DELAYED);
            throw delayed;
        }
        boolean right = hashing.matches(request.password(), account == null ? null : account.password);
        if (account == null || !right || !account.active) {
            audit.count(actor, AuditAction.SIGN_IN_FAILED);
            return Optional.empty();
        }
        throttle.forgive(request.email(), request.address(), device);
        return Optional.of(account);
    }

    /** Whether the provider of identities let in whoever has this session. */
    public boolean isByProvider(String token) {
        return sessions.isByProvider(token);
    }

    /** Logs out. A token that is no session's is fine. */
    public void close(String token) {
        Optional<String> whose = sessions.delete(token);
        whose.ifPresent(email -> audit.record(Actor.person(email), AuditAction.SIGNED_OUT, null));
    }

    /** Ends all sessions of whoever has this one, on whatever browser. A token that is no session's is fine. */
    public void closeAll(String token) {
        Optional<String> whose = sessions.deleteAll(token);
        whose.ifPresent(email -> audit.record(Actor.person(email), AuditAction.SIGNED_OUT_EVERYWHERE, null));
    }
}
