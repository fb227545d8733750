package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);

    @Test
    void givesTheDelaysInTurnAndThenNone() {
        RetrySchedule schedule = new RetrySchedule(List.of(SOON, LATER));

        assertThat(schedule.after(1)).contains(SOON);
        assertThat(schedule.after(2)).contains(LATER);
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void neverTriesAgainWithoutDelays() {
        assertThat(new RetrySchedule(List.of()).after(1)).isEmpty();
    }

    @Test
    void refusesADelayThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(List.of(SOON, Duration.ZERO)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(List.of(SOON.negated())));
    }
}
