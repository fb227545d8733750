package org.almanac.account.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;

/**
 * The counters of {@link LoginThrottle}. SQL, because a counter is read, judged and written in one statement: two
 * attempts at a time must not both see the one before.
 */
@ApplicationScoped
class LoginAttemptStatements {
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

    LoginAttemptStatements(EntityManager database) {
        this.database = database;
    }

    /** @return how many there were in this window, with this one */
    int count(String subject, Instant now, Instant windowEnd) {
        return ((Number) database.createNativeQuery(COUNT)
                        .setParameter("subject", subject)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("windowEnd", windowEnd.atOffset(ZoneOffset.UTC))
                        .getSingleResult())
                .intValue();
    }

    /**
     * @param free attempts that need not wait
     * @param first wait, of which each further one is twice as long, up to the longest
     * @return how many there were, with this one; empty when the subject has to wait
     */
    OptionalInt admitOne(String subject, Instant now, Instant forgotten, int free, Duration first, Duration longest) {
        return number(database.createNativeQuery(ADMIT_ONE)
                .setParameter("subject", subject)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("forgotten", forgotten.atOffset(ZoneOffset.UTC))
                .setParameter("free", free)
                .setParameter("first", (double) first.toSeconds())
                .setParameter("longest", (double) longest.toSeconds())
                .setParameter("doublings", DOUBLINGS)
                .getResultList());
    }

    /**
     * @param fresh whether it is the first attempt of its network, of which the most do not wait
     * @return how many there were, with this one; empty when the subject has to wait
     */
    OptionalInt admitAnywhere(
            String subject, Instant now, Instant forgotten, int free, boolean fresh, int most, Duration pace) {
        return number(database.createNativeQuery(ADMIT_ANYWHERE)
                .setParameter("subject", subject)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("forgotten", forgotten.atOffset(ZoneOffset.UTC))
                .setParameter("free", free)
                .setParameter("fresh", fresh)
                .setParameter("most", most)
                .setParameter("pace", (double) pace.toMillis() / 1000)
                .getResultList());
    }

    private static OptionalInt number(List<?> rows) {
        return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(((Number) rows.get(0)).intValue());
    }

    /** From when on the subject need not wait any more. */
    Instant nextAt(String subject) {
        return (Instant)
                database.createNativeQuery("select next_at from login_attempt where subject = :subject", Instant.class)
                        .setParameter("subject", subject)
                        .getSingleResult();
    }

    void takeBack(String subject) {
        database.createNativeQuery(
                        "update login_attempt set attempts = attempts - 1 where subject = :subject and attempts > 0")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    void forget(String subject) {
        database.createNativeQuery("delete from login_attempt where subject = :subject")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** Some of those whose window is over; what another attempt is just counting is not waited for. */
    void forgetBefore(Instant now) {
        database.createNativeQuery("""
            delete from login_attempt where subject in (
                select subject from login_attempt where window_ends_at < :now
                limit :most for update skip locked)
            """)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("most", SWEPT_AT_ONCE)
                .executeUpdate();
    }
}
