package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.almanac.problem.Problem;
import org.almanac.transaction.Transactions;
import org.almanac.web.Network;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts to log in wait, in the database so that it holds for all nodes together. An attempt counts before its
 * password is looked at: a hundred at once get no further than a hundred in a row. Accounts that there are not are
 * counted like any other. See {@code docs/decisions/0035-who-has-to-wait-to-log-in.md}.
 */
@ApplicationScoped
class LoginThrottle {
    /** The first wait of one network or device; each further one is twice as long. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    /** So many times {@code per-account-everywhere}, and a network's first attempt has to keep the pace too. */
    private static final int FIRST_ATTEMPTS = 10;

    private static final int DOUBLINGS = 20;
    private static final int SWEPT_AT_ONCE = 1_000;

    private static final String COUNT = """
            insert into login_attempt (subject, attempts, window_ends_at, next_at)
            values (:subject, 1, :windowEnd, '-infinity')
            on conflict (subject) do update set
                attempts = case when login_attempt.window_ends_at <= :now then 1 else login_attempt.attempts + 1 end,
                window_ends_at =
                    case when login_attempt.window_ends_at <= :now then :windowEnd else login_attempt.window_ends_at end
            returning attempts
            """;

    /** Gives no row while the subject has to wait; that attempt then counts nowhere. */
    private static final String ADMIT_ONE = """
            insert into login_attempt (subject, attempts, window_ends_at, next_at)
            values (:subject, 1, :forgotten, '-infinity')
            on conflict (subject) do update set
                attempts = case when login_attempt.window_ends_at <= :now then 1 else login_attempt.attempts + 1 end,
                window_ends_at = :forgotten,
                next_at = case
                    when login_attempt.window_ends_at <= :now or login_attempt.attempts + 1 < :free
                        then cast('-infinity' as timestamptz)
                    else cast(:now as timestamptz) + least(:longest,
                        :first * power(2, least(login_attempt.attempts + 1 - :free, :doublings))) * interval '1 second'
                    end
            where login_attempt.next_at <= :now or login_attempt.window_ends_at <= :now
            returning attempts
            """;

    /** The same for an account as a whole; a network's first attempt does not wait, nor makes others wait. */
    private static final String ADMIT_ANYWHERE = """
            insert into login_attempt (subject, attempts, window_ends_at, next_at)
            values (:subject, 1, :forgotten, '-infinity')
            on conflict (subject) do update set
                attempts = case when login_attempt.window_ends_at <= :now then 1 else login_attempt.attempts + 1 end,
                window_ends_at = :forgotten,
                next_at = case
                    when login_attempt.window_ends_at <= :now or login_attempt.attempts + 1 < :free
                        then cast('-infinity' as timestamptz)
                    when :fresh and login_attempt.attempts < :most then login_attempt.next_at
                    else cast(:now as timestamptz) + :pace * interval '1 second'
                    end
            where login_attempt.next_at <= :now or login_attempt.window_ends_at <= :now
                or (:fresh and login_attempt.attempts < :most)
            returning attempts
            """;

    private final EntityManager database;
    private final LoginLimits limits;
    private final Clock clock;

    LoginThrottle(EntityManager database, LoginLimits limits, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param device what tells a known device of this very account from others; null when it is none
     * @throws Problem of kind TOO_MANY_REQUESTS, the same whether or not there is such an account
     */
    void count(String email, String address, @Nullable String device) {
        Instant now = clock.instant();
        Transactions.runAnew(() -> forgetBefore(now));
        if (device != null) {
            Transactions.runAnew(() -> admitOne(deviceSubject(device), now));
            return;
        }
        // The network first: one that is over its limit cannot make anybody else wait.
        Transactions.runAnew(() -> countNetwork(address, now));
        // Together, so that an attempt that the account as a whole has no room for is not held against its network.
        Transactions.runAnew(() -> {
            int attempts = admitOne(pairSubject(email, address), now);
            admitAnywhere(accountSubject(email), attempts == 1, now);
        });
    }

    /** After the right password: typing errors of the past are no longer held against whoever made them. */
    void forgive(String email, String address, @Nullable String device) {
        String subject = device == null ? pairSubject(email, address) : deviceSubject(device);
        Transactions.runAnew(() -> {
            database.createNativeQuery("delete from login_attempt where subject = :subject")
                    .setParameter("subject", subject)
                    .executeUpdate();
            if (device == null) {
                // This attempt was no guess; those of others stay counted.
                takeBack(accountSubject(email));
                takeBack(networkSubject(address));
            }
        });
    }

    private void takeBack(String subject) {
        database.createNativeQuery(
                        "update login_attempt set attempts = attempts - 1 where subject = :subject and attempts > 0")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    private void countNetwork(String address, Instant now) {
        Number attempts = (Number) database.createNativeQuery(COUNT)
                .setParameter("subject", networkSubject(address))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("windowEnd", now.plus(limits.window()).atOffset(ZoneOffset.UTC))
                .getSingleResult();
        if (attempts.intValue() > limits.perNetwork()) {
            refuse(limits.window());
        }
    }

    private int admitOne(String subject, Instant now) {
        List<?> admitted = database.createNativeQuery(ADMIT_ONE)
                .setParameter("subject", subject)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                // Longer than the longest wait, or waiting would begin anew.
                .setParameter(
                        "forgotten", now.plus(limits.window().multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .setParameter("free", limits.perAccount())
                .setParameter("first", (double) FIRST_WAIT.toSeconds())
                .setParameter("longest", (double) limits.window().toSeconds())
                .setParameter("doublings", DOUBLINGS)
                .getResultList();
        return attempts(admitted, subject, now);
    }

    private void admitAnywhere(String subject, boolean fresh, Instant now) {
        List<?> admitted = database.createNativeQuery(ADMIT_ANYWHERE)
                .setParameter("subject", subject)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("forgotten", now.plus(limits.window()).atOffset(ZoneOffset.UTC))
                .setParameter("free", limits.perAccountEverywhere())
                .setParameter("fresh", fresh)
                .setParameter("most", limits.perAccountEverywhere() * FIRST_ATTEMPTS)
                .setParameter("pace", (double) limits.accountPace().toMillis() / 1000)
                .getResultList();
        attempts(admitted, subject, now);
    }

    private int attempts(List<?> admitted, String subject, Instant now) {
        if (!admitted.isEmpty()) {
            return ((Number) admitted.get(0)).intValue();
        }
        Instant next = (Instant)
                database.createNativeQuery("select next_at from login_attempt where subject = :subject", Instant.class)
                        .setParameter("subject", subject)
                        .getSingleResult();
        refuse(Duration.between(now, next));
        return 0;
    }

    private static void refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String words = seconds <= 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "Too many attempts. Wait " + words + ", then try again.");
    }

    private void forgetBefore(Instant now) {
        // What another attempt is just counting is not waited for.
        database.createNativeQuery("""
                        delete from login_attempt where subject in (
                            select subject from login_attempt where window_ends_at < :now
                            limit :most for update skip locked)
                        """)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("most", SWEPT_AT_ONCE)
                .executeUpdate();
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
