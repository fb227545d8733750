package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.almanac.problem.Problem;

/**
 * Counts attempts to log in, in the database so that it holds for all nodes together. An attempt counts before its
 * password is looked at: a hundred at once get no further than a hundred in a row.
 */
@ApplicationScoped
class LoginThrottle {
    private static final String COUNT = """
            insert into login_attempt (subject, attempts, window_ends_at) values (:subject, 1, :windowEnd)
            on conflict (subject) do update set
                attempts = case when login_attempt.window_ends_at <= :now then 1 else login_attempt.attempts + 1 end,
                window_ends_at =
                    case when login_attempt.window_ends_at <= :now then :windowEnd else login_attempt.window_ends_at end
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

    /** @throws Problem of kind TOO_MANY_REQUESTS, the same whether or not there is such an account */
    @Transactional(dontRollbackOn = Problem.class)
    void count(String email, String address) {
        Instant now = clock.instant();
        forgetBefore(now);
        // The network first: one that is over its limit cannot lock anybody else's account.
        countOne(networkSubject(address), limits.perNetwork(), now);
        countOne(accountSubject(email), limits.perAccount(), now);
    }

    /** After the right password: typing errors of the past are no longer held against anybody. */
    @Transactional
    void forgive(String email) {
        database.createNativeQuery("delete from login_attempt where subject = :subject")
                .setParameter("subject", accountSubject(email))
                .executeUpdate();
    }

    private void countOne(String subject, int limit, Instant now) {
        Number attempts = (Number) database.createNativeQuery(COUNT)
                .setParameter("subject", subject)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("windowEnd", now.plus(limits.window()).atOffset(ZoneOffset.UTC))
                .getSingleResult();
        if (attempts.intValue() > limit) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS,
                    "Too many attempts. Wait " + limits.window().toMinutes() + " minutes, then try again.");
        }
    }

    private void forgetBefore(Instant now) {
        database.createNativeQuery("delete from login_attempt where window_ends_at < :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static String accountSubject(String email) {
        return Secrets.hash("account:" + EmailKey.of(email).orElse(email));
    }

    private static String networkSubject(String address) {
        return Secrets.hash("network:" + Network.of(address));
    }
}
