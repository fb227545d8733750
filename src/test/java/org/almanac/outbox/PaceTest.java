package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void keepsMailsApart() {
        Pace pace = new Pace(10, 0, 0);

        assertThat(pace.take(0)).isZero();
        assertThat(pace.take(30 * MILLI)).isEqualTo(70 * MILLI);
        assertThat(pace.take(200 * MILLI)).isZero();
        assertThat(pace.take(200 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void doesNotMakeUpForIdleTime() {
        Pace pace = new Pace(10, 0, 0);

        assertThat(pace.take(1_000_000 * MILLI)).isZero();
        assertThat(pace.take(1_000_000 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void isUnlimitedAtZero() {
        Pace pace = new Pace(0, 0, 0);

        assertThat(pace.take(5)).isZero();
        assertThat(pace.take(5)).isZero();
    }
}
