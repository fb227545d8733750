package org.almanac.site.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.almanac.problem.Problem;
import org.almanac.web.Representation;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageStoreTest {
    private static final int READERS = 20;

    private final PageStore pages;

    @Inject
    PageStoreTest(PageStore pages) {
        this.pages = pages;
    }

    @Test
    void whoeverWaitsHearsOfAnErrorAndTheNextTriesAgain() throws InterruptedException {
        String address = "/" + UUID.randomUUID();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        List<Future<Representation>> waiting = ask(READERS, address, () -> {
            begun.countDown();
            await(goOn);
            throw new StackOverflowError();
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();

        for (Future<Representation> reader : waiting) {
            assertThatThrownBy(() -> reader.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(pages.page(address, () -> Rendered.html("here", Instant.MAX)).mediaType())
                .startsWith("text/html");
    }

    @Test
    void nobodyWaitsWithoutAnEnd() throws Exception {
        String address = "/" + UUID.randomUUID();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            ask(1, address, () -> {
                begun.countDown();
                await(goOn);
                return Rendered.html("late", Instant.MAX);
            });
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            Future<Representation> other = ask(1, address, () -> Rendered.html("not asked", Instant.MAX))
                    .get(0);

            assertThatThrownBy(() -> other.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(Problem.class);
        } finally {
            goOn.countDown();
        }
    }

    private List<Future<Representation>> ask(
            int readers, String address, java.util.function.Supplier<Rendered> render) {
        ExecutorService executor = Executors.newFixedThreadPool(readers);
        List<Future<Representation>> asked = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            asked.add(executor.submit(() -> pages.page(address, render)));
        }
        executor.shutdown();
        return asked;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
