package org.almanac.account.password;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many passwords are hashed at one time. Hashing takes a whole processor; whoever guesses from everywhere at
 * once gets no more than half of them.
 */
@Singleton
public class PasswordHashing {
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * Some hundred milliseconds; outside any transaction.
     *
     * @param hash null for nobody's: never a match, and no faster
     * @throws Problem TOO_MANY_REQUESTS when too many others are at it
     */
    public boolean matches(String password, @Nullable String hash) {
        return bounded(() -> Passwords.matches(password, hash));
    }

    /**
     * As long as {@link #matches}.
     *
     * @throws Problem TOO_MANY_REQUESTS when too many others are at it
     */
    public String hash(String password) {
        return bounded(() -> Passwords.hash(password));
    }

    private <T> T bounded(Supplier<T> work) {
        boolean mayHash = false;
        try {
            mayHash = hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mayHash) {
                throw Problem.of(
                        Problem.Kind.TOO_MANY_REQUESTS, "Too many people are logging in. Try again in a moment.");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "The service is stopping. Try again in a moment.");
        } finally {
            if (mayHash) {
                hashing.release();
            }
        }
    }
}
