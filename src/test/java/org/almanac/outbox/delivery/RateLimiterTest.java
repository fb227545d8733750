package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long MILLI = 1_000_000;

    @Test
    void keepsMailsApart() {
        RateLimiter pace = new RateLimiter(10, 0, 0);

        assertThat(pace.take(0)).isZero();
        assertThat(pace.take(30 * MILLI)).isEqualTo(70 * MILLI);
        assertThat(pace.take(200 * MILLI)).isZero();
        assertThat(pace.take(200 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void doesNotMakeUpForIdleTime() {
        RateLimiter pace = new RateLimiter(10, 0, 0);

        assertThat(pace.take(1_000_000 * MILLI)).isZero();
        assertThat(pace.take(1_000_000 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void isUnlimitedAtZero() {
        RateLimiter pace = new RateLimiter(0, 0, 0);

        assertThat(pace.take(5)).isZero();
        assertThat(pace.take(5)).isZero();
    }

    @Test
    void neverExceedsTheHoursNumberWhereverTheHourBegins() {
        RateLimiter pace = new RateLimiter(0, 100, 0);
        List<Long> slots = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 400; i++) {
            now += pace.take(now);
            slots.add(now);
        }

        for (int first = 0; first + 100 < slots.size(); first++) {
            assertThat(slots.get(first + 100) - slots.get(first)).isGreaterThanOrEqualTo(3_600_000 * MILLI);
        }
        assertThat(slots).filteredOn(slot -> slot == 0).hasSize(10);
        assertThat(slots.get(399)).isLessThan(5 * 3_600_000 * MILLI);
    }

    @Test
    void saysHowManyItIsWorthToHaveReady() {
        RateLimiter pace = new RateLimiter(10, 3_600, 0);

        assertThat(pace.room(0, Duration.ofMinutes(1))).isEqualTo(414);
        assertThat(new RateLimiter(10, 0, 0).room(0, Duration.ofSeconds(2))).isEqualTo(21);
        assertThat(new RateLimiter(0, 0, 0).room(0, Duration.ofSeconds(2))).isEqualTo(Integer.MAX_VALUE);
    }
}
