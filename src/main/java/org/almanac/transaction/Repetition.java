package org.almanac.transaction;

import io.micrometer.core.instrument.Metrics;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does again what failed only because another transaction was in the way (SQLSTATE classes 23 and 40). */
final class Repetition {
    private static final Logger LOG = Logger.getLogger(Repetition.class);

    /** After so many tries something else is wrong. */
    private static final int MOST_CONFLICTS = 8;

    /** A row that appeared or went after it was looked for: another look finds it so. What is wrong in itself fails again. */
    private static final int MOST_OVERTAKEN = 3;

    private static final long FIRST_DELAY_MILLIS = 10;
    private static final long LONGEST_DELAY_MILLIS = 250;

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final Set<String> OVERTAKEN = Set.of("23503", "23505");

    private Repetition() {}

    /** What is done; may throw. */
    interface Work<T extends @Nullable Object, X extends Exception> {
        T proceed() throws X;
    }

    static <T extends @Nullable Object> T of(Supplier<T> work) {
        return Repetition.<T, RuntimeException>repeated(work::get);
    }

    static <T extends @Nullable Object, X extends Exception> T repeated(Work<T, X> work) throws X {
        for (int tries = 1; ; tries++) {
            try {
                return work.proceed();
            } catch (Exception e) {
                String state = state(e);
                if (tries >= most(state) || !waited(tries)) {
                    throw e;
                }
                Metrics.counter("almanac.transactions.repeated", "state", String.valueOf(state))
                        .increment();
                LOG.debugf("A transaction is begun again: %s", state);
            }
        }
    }

    private static int most(@Nullable String state) {
        if (state == null) {
            return 1;
        }
        return CONFLICTS.contains(state) ? MOST_CONFLICTS : MOST_OVERTAKEN;
    }

    /** The state that tells that it may be done again; null when none does. */
    static @Nullable String state(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>();
        left.add(failure);
        while (!left.isEmpty()) {
            Throwable one = left.remove();
            if (!seen.add(one)) {
                continue;
            }
            if (one instanceof SQLException sql && isRepeatable(sql.getSQLState())) {
                return sql.getSQLState();
            }
            // A failed commit tells of what failed before it only beside its cause.
            Collections.addAll(left, one.getSuppressed());
            if (one.getCause() != null) {
                left.add(one.getCause());
            }
        }
        return null;
    }

    private static boolean isRepeatable(@Nullable String state) {
        return state != null && (CONFLICTS.contains(state) || OVERTAKEN.contains(state));
    }

    /** Longer each time, and never as long as whoever else waits. */
    private static boolean waited(int tries) {
        long longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << tries);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
