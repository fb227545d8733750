package org.almanac.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {
    private static final Instant FIRST = Instant.parse("2027-03-01T10:00:00Z");

    @Test
    void attemptsComeAfterGrowingDelaysAndEndThreeDaysAfterTheFirst() {
        List<Duration> after = new ArrayList<>();
        Optional<Instant> next = RetryDelays.next(1, FIRST, FIRST, null);
        while (next.isPresent()) {
            after.add(Duration.between(FIRST, next.get()));
            next = RetryDelays.next(after.size() + 1, FIRST, next.get(), null);
        }

        assertThat(after)
                .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(305))
                .endsWith(Duration.ofDays(3));
        assertThat(after).isSorted().hasSize(9);
    }

    @Test
    void theReceiverMayWantMoreTimeButNotLessAndNotForEver() {
        Instant soon = FIRST.plusSeconds(1);
        Instant later = FIRST.plusSeconds(600);
        Instant muchLater = FIRST.plus(Duration.ofDays(6));

        assertThat(RetryDelays.next(1, FIRST, FIRST, soon)).contains(FIRST.plusSeconds(5));
        assertThat(RetryDelays.next(1, FIRST, FIRST, later)).contains(later);
        assertThat(RetryDelays.next(1, FIRST, FIRST, muchLater)).contains(FIRST.plus(Duration.ofDays(3)));
    }
}
