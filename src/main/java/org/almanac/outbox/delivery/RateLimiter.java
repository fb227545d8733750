package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps mails apart so that no more than so many go in a second, and in an hour. What was missed is not made up for,
 * but for a tenth of an hour's mails, which may go at once. Not for several threads at once.
 */
final class RateLimiter {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SHARE_AT_ONCE = 10;

    private final List<Limit> limits = new ArrayList<>();

    /**
     * @param perSecond 0 for no limit
     * @param perHour 0 for no limit; holds for any 60 minutes
     */
    RateLimiter(int perSecond, int perHour, long nanoTime) {
        if (perSecond > 0) {
            limits.add(new Limit(SECOND.toNanos() / perSecond, 1, nanoTime));
        }
        if (perHour > 0) {
            int atOnce = Math.max(1, perHour / SHARE_AT_ONCE);
            limits.add(new Limit(HOUR.toNanos() / Math.max(1, perHour - atOnce), atOnce, nanoTime));
        }
    }

    /** Takes the next slot, and says how many nanoseconds from {@code nanoTime} it begins. */
    long take(long nanoTime) {
        long wait = 0;
        for (Limit limit : limits) {
            wait = Math.max(wait, limit.earliest() - nanoTime);
        }
        for (Limit limit : limits) {
            limit.use(nanoTime + wait);
        }
        return wait;
    }

    /** How many mails could begin within a time from {@code nanoTime}, if all of it were used. */
    int room(long nanoTime, Duration within) {
        long room = Integer.MAX_VALUE;
        for (Limit limit : limits) {
            room = Math.min(room, limit.room(nanoTime, nanoTime + within.toNanos()));
        }
        return (int) room;
    }

    /** The generic cell rate algorithm: {@code next} is when the next mail were due at an even pace. */
    private static final class Limit {
        private final long gap;
        private final long slack;
        private long next;

        Limit(long gap, int atOnce, long nanoTime) {
            this.gap = gap;
            this.slack = (atOnce - 1) * gap;
            this.next = nanoTime;
        }

        long earliest() {
            return next - slack;
        }

        void use(long slot) {
            next = Math.max(next, slot) + gap;
        }

        long room(long nanoTime, long end) {
            long from = Math.max(earliest(), nanoTime - slack);
            return end < from ? 0 : (end - from) / gap + 1;
        }
    }
}
