package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Logs people in and out. */
@ApplicationScoped
public class Sessions {
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final AccountRepository accounts;
    private final SessionStore sessions;
    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final AuditLog audit;

    /** Hashing takes a whole processor; whoever guesses from everywhere at once gets no more than half of them. */
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    Sessions(
            AccountRepository accounts,
            SessionStore sessions,
            LoginThrottle throttle,
            KnownDevices devices,
            AuditLog audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.devices = devices;
        this.audit = audit;
    }

    /**
     * Logs somebody in, and ends the session that the browser had. Takes some hundred milliseconds on purpose, so call
     * it on a worker thread and outside any transaction. An unknown account and a wrong password look the same, in
     * words and in time.
     *
     * @throws Problem UNAUTHENTICATED or TOO_MANY_REQUESTS
     */
    public OpenedSession open(LoginRequest request) {
        AccountEntity account = accounts.findByEmail(request.email()).orElse(null);
        Actor actor = account == null ? Actor.unknown() : Actor.person(account.email);
        String device = devices.recognise(account, request.device()).orElse(null);
        try {
            throttle.count(request.email(), request.address(), device);
        } catch (Problem delayed) {
            audit.count(actor, AuditAction.SIGN_IN_DELAYED);
            throw delayed;
        }
        boolean right = isRight(request.password(), account);
        if (account == null || !right) {
            audit.count(actor, AuditAction.SIGN_IN_FAILED);
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
        }
        throttle.forgive(request.email(), request.address(), device);
        if (request.session() != null) {
            sessions.delete(request.session());
        }
        audit.record(actor, AuditAction.SIGNED_IN, null);
        return new OpenedSession(sessions.create(account), SessionEntity.ABSOLUTE, devices.issue(account));
    }

    private boolean isRight(String password, @Nullable AccountEntity account) {
        boolean mayHash = false;
        try {
            mayHash = hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mayHash) {
                throw Problem.of(
                        Problem.Kind.TOO_MANY_REQUESTS, "Too many people are logging in. Try again in a moment.");
            }
            return Passwords.matches(password, account == null ? null : account.password);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "The service is stopping. Try again in a moment.");
        } finally {
            if (mayHash) {
                hashing.release();
            }
        }
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
