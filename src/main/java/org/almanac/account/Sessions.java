package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.problem.Problem;

/** Logs people in and out. */
@ApplicationScoped
public class Sessions {
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final LoginThrottle throttle;

    Sessions(AccountStore accounts, SessionStore sessions, LoginThrottle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /**
     * Logs somebody in. Takes some hundred milliseconds on purpose, so call it on a worker thread and outside any
     * transaction. An unknown account and a wrong password look the same, in words and in time.
     *
     * @param address IP address of the client, for the throttle
     * @throws Problem UNAUTHENTICATED or TOO_MANY_REQUESTS
     */
    public OpenedSession open(String email, String password, String address) {
        throttle.count(email, address);
        AccountEntity account = accounts.find(email).orElse(null);
        boolean right = Passwords.matches(password, account == null ? null : account.password);
        if (account == null || !right) {
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
        }
        throttle.forgive(email);
        return new OpenedSession(sessions.create(account), SessionStore.ABSOLUTE);
    }

    /** Logs out. A token that is no session's is fine. */
    public void close(String token) {
        sessions.delete(token);
    }
}
