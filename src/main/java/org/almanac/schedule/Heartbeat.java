package org.almanac.schedule;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a job last did something. One thread at a time beats; any may ask. */
final class Heartbeat {
    /** On a machine that is busy, or that was asleep, a beat may be this late. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int BEATS_MISSED = 3;

    private final LongSupplier nanos;
    private volatile long since;
    private volatile boolean running;

    /** @param nanos a clock that only runs forward, as {@link System#nanoTime} does */
    Heartbeat(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    void begin() {
        since = nanos.getAsLong();
        running = true;
    }

    void end() {
        since = nanos.getAsLong();
        running = false;
    }

    /** Whether it is in the midst of a beat. */
    boolean isRunning() {
        return running;
    }

    /** For how long it has been in this beat, or between two. */
    Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - since);
    }

    /**
     * @param interval how often it is to beat
     * @param longest how long one beat may take
     */
    boolean isAlive(Duration interval, Duration longest) {
        Duration most = running ? longest : interval.multipliedBy(BEATS_MISSED).plus(GRACE);
        return age().compareTo(most) <= 0;
    }
}
