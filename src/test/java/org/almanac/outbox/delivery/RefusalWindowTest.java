package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.queue.QueuedMessage;
import org.junit.jupiter.api.Test;

class RefusalWindowTest {
    private final RefusalWindow window = new RefusalWindow(10);

    @Test
    void nineRefusalsInARowAreBelieved() {
        assertThat(refusals(9)).isFalse();
    }

    @Test
    void tenInARowAreNot() {
        assertThat(refusals(9)).isFalse();
        assertThat(window.refused(message())).isTrue();
    }

    @Test
    void aFifthThatIsTakenDoesNotMakeItTrustworthy() {
        take(2);
        assertThat(refusals(9)).isFalse();
        assertThat(window.refused(message())).isTrue();
    }

    @Test
    void aListOfWhichAThirdIsDeadIsBelieved() {
        for (int i = 0; i < 300; i++) {
            take(2);
            assertThat(window.refused(message())).isFalse();
        }
    }

    @Test
    void whatLiesFartherBackDoesNotCount() {
        take(1_000);
        assertThat(refusals(15)).isFalse();
        assertThat(window.refused(message())).isTrue();
    }

    @Test
    void namesWhomItHasBelievedAndBeginsAnew() {
        QueuedMessage first = message();
        window.refused(first);
        take(1);

        assertThat(window.clear()).isEqualTo(List.of(first));
        assertThat(refusals(9)).isFalse();
    }

    @Test
    void aServerMayAlwaysBeBelieved() {
        RefusalWindow trusting = new RefusalWindow(0);
        for (int i = 0; i < 100; i++) {
            assertThat(trusting.refused(message())).isFalse();
        }
    }

    private boolean refusals(int count) {
        boolean tooMany = false;
        for (int i = 0; i < count; i++) {
            tooMany |= window.refused(message());
        }
        return tooMany;
    }

    private void take(int count) {
        for (int i = 0; i < count; i++) {
            window.taken(message());
        }
    }

    private static QueuedMessage message() {
        Instant now = Instant.EPOCH;
        return new QueuedMessage(
                UUID.randomUUID(), "test", "a@example.org", null, null, "id", now, null, 0, UUID.randomUUID(), now);
    }
}
