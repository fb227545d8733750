package org.almanac.outbox;

/**
 * Keeps mails apart so that no more than so many go in a second. Not for several threads at once.
 */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final long gap;
    private long next;

    /** @param perSecond 0 for no limit */
    Pace(int perSecond, long nanoTime) {
        gap = perSecond <= 0 ? 0 : SECOND / perSecond;
        next = nanoTime;
    }

    /** Takes the next slot, and says how many nanoseconds from {@code nanoTime} it begins; what was missed is not made up for. */
    long take(long nanoTime) {
        if (gap == 0) {
            return 0;
        }
        long slot = nanoTime - next > 0 ? nanoTime : next;
        next = slot + gap;
        return slot - nanoTime;
    }
}
