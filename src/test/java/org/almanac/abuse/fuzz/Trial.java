package org.almanac.abuse.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Tries one input on a thread of its own with a small stack, as deep recursion ends there first. */
final class Trial {
    /** A worker of the service has four times as much. */
    private static final int STACK = 256 * 1024;

    /** Of the processor's time, which a busy machine does not lengthen. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final long PATIENCE_MILLIS = 120_000;

    private Trial() {}

    /** A reader of input. What it throws besides a {@link Problem} and an {@link IllegalArgumentException} is wrong. */
    interface Reader {
        void read(byte[] input) throws Exception;
    }

    /** @return what went wrong, in few words that do not depend on the input; null when nothing did */
    static @Nullable String failure(Reader reader, byte[] input) throws InterruptedException {
        Attempt attempt = new Attempt(reader, input);
        Thread thread = new Thread(null, attempt, "fuzz", STACK);
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE_MILLIS);
        return thread.isAlive() ? "does not end" : attempt.failure;
    }

    private static final class Attempt implements Runnable {
        private final Reader reader;
        private final byte[] input;
        private volatile @Nullable String failure;

        private Attempt(Reader reader, byte[] input) {
            this.reader = reader;
            this.input = input;
        }

        @Override
        public void run() {
            try {
                reader.read(input);
            } catch (Problem | IllegalArgumentException e) {
                // Refused, which is an answer.
            } catch (Throwable e) {
                failure = e.getClass().getName() + at(e);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (failure == null && TimeUnit.NANOSECONDS.toMillis(nanos) > LONGEST.toMillis()) {
                failure = "takes longer than " + LONGEST;
            }
        }

        /** Where it comes from; of a stack that is full every frame looks alike. */
        private static String at(Throwable e) {
            if (e instanceof StackOverflowError) {
                return "";
            }
            StackTraceElement[] trace = e.getStackTrace();
            return trace.length == 0 ? "" : " at " + trace[0];
        }
    }
}
