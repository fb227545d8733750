package org.almanac.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Two who want the same two locks in opposite orders. */
@ApplicationScoped
class DeadlockScene {
    private final EntityManager entities;
    private final Instance<DeadlockScene> self;
    private final AtomicInteger begun = new AtomicInteger();

    DeadlockScene(EntityManager entities, Instance<DeadlockScene> self) {
        this.entities = entities;
        this.self = self;
    }

    /** How often any of these was begun. */
    AtomicInteger begun() {
        return begun;
    }

    @Transactional
    void annotated(int first, int second, CyclicBarrier both) {
        lockBoth(first, second, both);
    }

    void programmatic(int first, int second, CyclicBarrier both) {
        Transactions.runAnew(() -> lockBoth(first, second, both));
    }

    @Transactional
    void nested(int first, int second, CyclicBarrier both) {
        self.get().annotated(first, second, both);
    }

    @Transactional
    void failing() {
        begun.incrementAndGet();
        entities.createNativeQuery("select 1 / 0").getSingleResult();
    }

    @Transactional
    void overtaken() {
        begun.incrementAndGet();
        entities.createNativeQuery("insert into tag (id, slug, name) select gen_random_uuid(), 'twice', 'x'"
                        + " from generate_series(1, 2)")
                .executeUpdate();
    }

    private void lockBoth(int first, int second, CyclicBarrier both) {
        begun.incrementAndGet();
        lock(first);
        await(both);
        lock(second);
    }

    private void lock(int number) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(4711, " + number + ") as text)")
                .getSingleResult();
    }

    /** Only the first time: who begins again does so alone. */
    private static void await(CyclicBarrier both) {
        try {
            both.await(2, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            // The other one is through.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
