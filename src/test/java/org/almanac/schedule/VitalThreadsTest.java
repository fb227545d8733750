package org.almanac.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VitalThreadsTest {
    private static final String NAME = "of a test_QuartzSchedulerThread";

    @Test
    void oneThatWasThereAndIsNotIsMissed() throws InterruptedException {
        VitalThreads threads = new VitalThreads();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(end), NAME);
        thread.start();

        assertThat(threads.missing()).isEmpty();
        end.countDown();
        thread.join();
        assertThat(threads.missing()).containsExactly(NAME);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
