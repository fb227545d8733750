package org.almanac.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database ends one of two transactions that wait for each other; whoever asked for it never hears of that. */
@QuarkusTest
class RepeatedTransactionsTest {
    @Inject
    DeadlockScene scene;

    @BeforeEach
    void begin() {
        scene.begun().set(0);
    }

    @Test
    void aMethodThatIsTransactionalIsBegunAgain() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> scene.annotated(1, 2, both));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> scene.annotated(2, 1, both));

        CompletableFuture.allOf(one, other).get(60, TimeUnit.SECONDS);

        assertThat(scene.begun()).hasValueGreaterThan(2);
    }

    @Test
    void soIsATransactionThatIsBegunByHand() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> scene.programmatic(3, 4, both));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> scene.programmatic(4, 3, both));

        CompletableFuture.allOf(one, other).get(60, TimeUnit.SECONDS);

        assertThat(scene.begun()).hasValueGreaterThan(2);
    }

    @Test
    void theWholeIsBegunAgainAndNotAPartOfIt() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> scene.nested(5, 6, both));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> scene.nested(6, 5, both));

        CompletableFuture.allOf(one, other).get(60, TimeUnit.SECONDS);

        assertThat(scene.begun()).hasValueGreaterThan(2);
    }

    @Test
    void whatIsWrongInItselfIsDoneOnce() {
        assertThatThrownBy(() -> scene.failing()).hasStackTraceContaining("division by zero");

        assertThat(scene.begun()).hasValue(1);
    }

    @Test
    void whatMayHaveBeenOvertakenIsTriedThreeTimesAtMost() {
        assertThatThrownBy(() -> scene.overtaken()).hasStackTraceContaining("duplicate key");

        assertThat(scene.begun()).hasValue(3);
    }

    @Test
    void theStateIsFoundHoweverItIsWrapped() {
        SQLException deadlock = new SQLException("deadlock detected", "40P01");
        IllegalStateException beside = new IllegalStateException("commit failed");
        beside.addSuppressed(new RuntimeException(deadlock));

        assertThat(Repetition.state(new RuntimeException(new RuntimeException(deadlock))))
                .isEqualTo("40P01");
        assertThat(Repetition.state(beside)).isEqualTo("40P01");
        assertThat(Repetition.state(new SQLException("x", "22012"))).isNull();
    }
}
