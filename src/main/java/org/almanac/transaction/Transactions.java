package org.almanac.transaction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of their own, begun again when the database gives them up because others were in their way. The work has
 * to be repeatable: what it does outside the database it does once more. Methods that are {@code @Transactional} are
 * repeated likewise. See {@code docs/decisions/0034-locks-and-repeated-transactions.md}.
 */
public final class Transactions {
    private Transactions() {}

    /** Does the work in a transaction of its own, whether there is one already or not. */
    public static <T extends @Nullable Object> T anew(Callable<T> work) {
        return Repetition.of(() -> QuarkusTransaction.requiringNew().call(work));
    }

    /** The same for work that answers nothing. */
    public static void runAnew(Runnable work) {
        Repetition.of(() -> {
            QuarkusTransaction.requiringNew().run(work);
            return true;
        });
    }

    /**
     * The same for work that takes long.
     *
     * @param seconds after which it is undone
     */
    public static <T extends @Nullable Object> T anewWithin(int seconds, Callable<T> work) {
        return Repetition.of(
                () -> QuarkusTransaction.requiringNew().timeout(seconds).call(work));
    }
}
