package org.almanac.account.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.almanac.account.EmailKey;
import org.almanac.account.store.Secrets;
import org.almanac.problem.Problem;
import org.almanac.transaction.Transactions;
import org.almanac.web.Network;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts to log in wait, in the database so that it holds for all nodes together. An attempt counts before its
 * password is looked at: a hundred at once get no further than a hundred in a row. Accounts that there are not are
 * counted like any other. See {@code docs/decisions/0032-who-has-to-wait-to-log-in.md}.
 */
@ApplicationScoped
public class LoginThrottle {
    /** The first wait of one network or device; each further one is twice as long. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    /** So many times {@code per-account-everywhere}, and a network's first attempt has to keep the pace too. */
    private static final int FIRST_ATTEMPTS = 10;

    private final LoginAttemptStatements attempts;
    private final LoginLimits limits;
    private final Clock clock;

    LoginThrottle(LoginAttemptStatements attempts, LoginLimits limits, Clock clock) {
        this.attempts = attempts;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param device what tells a known device of this very account from others; null when it is none
     * @throws Problem of kind TOO_MANY_REQUESTS, the same whether or not there is such an account
     */
    public void count(String email, String address, @Nullable String device) {
        Instant now = clock.instant();
        Transactions.runAnew(() -> attempts.forgetBefore(now));
        if (device != null) {
            Transactions.runAnew(() -> admitOne(deviceSubject(device), now));
            return;
        }
        // The network first: one that is over its limit cannot make anybody else wait.
        Transactions.runAnew(() -> countNetwork(address, now));
        // Together, so that an attempt that the account as a whole has no room for is not held against its network.
        Transactions.runAnew(() -> {
            int soFar = admitOne(pairSubject(email, address), now);
            admitAnywhere(accountSubject(email), soFar == 1, now);
        });
    }

    /** After the right password: typing errors of the past are no longer held against whoever made them. */
    public void forgive(String email, String address, @Nullable String device) {
        String subject = device == null ? pairSubject(email, address) : deviceSubject(device);
        Transactions.runAnew(() -> {
            attempts.forget(subject);
            if (device == null) {
                // This attempt was no guess; those of others stay counted.
                attempts.takeBack(accountSubject(email));
                attempts.takeBack(networkSubject(address));
            }
        });
    }

    private void countNetwork(String address, Instant now) {
        if (attempts.count(networkSubject(address), now, now.plus(limits.window())) > limits.perNetwork()) {
            throw refusal(limits.window());
        }
    }

    private int admitOne(String subject, Instant now) {
        // Kept for longer than the longest wait, or waiting would begin anew.
        Instant forgotten = now.plus(limits.window().multipliedBy(2));
        OptionalInt admitted =
                attempts.admitOne(subject, now, forgotten, limits.perAccount(), FIRST_WAIT, limits.window());
        return admitted.orElseThrow(() -> waiting(subject, now));
    }

    private void admitAnywhere(String subject, boolean fresh, Instant now) {
        int free = limits.perAccountEverywhere();
        OptionalInt admitted = attempts.admitAnywhere(
                subject, now, now.plus(limits.window()), free, fresh, free * FIRST_ATTEMPTS, limits.accountPace());
        if (admitted.isEmpty()) {
            throw waiting(subject, now);
        }
    }

    private Problem waiting(String subject, Instant now) {
        return refusal(Duration.between(now, attempts.nextAt(subject)));
    }

    private static Problem refusal(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String words = seconds <= 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "Too many attempts. Wait " + words + ", then try again.");
    }

    private static String networkSubject(String address) {
        return Secrets.hash("network:" + Network.of(address));
    }

    private static String accountSubject(String email) {
        return Secrets.hash("account:" + EmailKey.of(email).orElse(email));
    }

    private static String pairSubject(String email, String address) {
        return Secrets.hash(
                "pair:" + Network.of(address) + " " + EmailKey.of(email).orElse(email));
    }

    private static String deviceSubject(String device) {
        return Secrets.hash("device:" + device);
    }
}
