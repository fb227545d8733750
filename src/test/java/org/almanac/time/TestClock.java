package org.almanac.time;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of every {@code @QuarkusTest}: the machine's, until a test moves it by
 * hand. Time goes on from where it was
 * put. Whoever moves it puts it back with {@link #reset()} when done.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
public class TestClock extends Clock {
    /**
     * Tests have to pass on any day: {@code -Dtest.clock.ahead=P3D}, or {@code -Dtest.clock.at="month-end 12:00"} with one of
     * {@link TestMoment}'s, lets them believe that it is another one.
     */
    private static final Duration AHEAD = configured();

    private volatile Duration offset = AHEAD;

    @Nullable
    private volatile Instant held;

    private static Duration configured() {
        Instant now = Instant.now();
        String moment = System.getProperty("test.clock.at", "");
        return moment.isEmpty()
                ? Duration.parse(System.getProperty("test.clock.ahead", "PT0S"))
                : Duration.between(now, TestMoment.next(moment, now));
    }

    /** How far every test believes itself to be after the machine's time. */
    public static Duration ahead() {
        return AHEAD;
    }

    /** Lets this much time pass at once. */
    public void advance(Duration by) {
        offset = offset.plus(by);
    }

    /** Makes it now this instant. */
    public void moveTo(Instant instant) {
        offset = Duration.between(Instant.now(), instant);
    }

    /** Makes it this instant until the clock is touched again. */
    public void hold(Instant instant) {
        held = instant;
    }

    public void reset() {
        held = null;
        offset = AHEAD;
    }

    @Override
    public Instant instant() {
        Instant still = held;
        if (still != null) {
            return still;
        }
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the application's clock is UTC");
    }
}
