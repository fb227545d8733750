package org.almanac.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AtomicLong nanos = new AtomicLong();
    private final Heartbeat heartbeat = new Heartbeat(nanos::get);

    @Test
    void oneThatNeverBeganIsDeadAfterAWhile() {
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
        pass(Duration.ofSeconds(90));
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isFalse();
    }

    @Test
    void oneThatBeatsIsAliveHoweverLongItHas() {
        for (int i = 0; i < 1_000; i++) {
            heartbeat.begin();
            pass(Duration.ofMinutes(2));
            assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
            heartbeat.end();
            pass(INTERVAL);
            assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
        }
    }

    @Test
    void oneThatDoesNotComeToItsEndIsDead() {
        heartbeat.begin();
        pass(LONGEST);
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isFalse();
        heartbeat.end();
        assertThat(heartbeat.isAlive(INTERVAL, LONGEST)).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
