package org.almanac;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Ends the process when the heap is used up, as {@code -XX:+ExitOnOutOfMemoryError} does, also where that was not given.
 * Whatever thread it strikes is lost without a word, and a service that lacks its scheduler looks well for months. So
 * the process says one line, ends with the same exit code, and is started again by whoever started it.
 *
 * <p>A thread that dies of it is seen by the handler of uncaught exceptions. A thread pool or a framework that catches
 * it logs it, and is seen by a handler of log records. Neither allocates anything. Memory outside the heap is not meant:
 * it comes back when slow readers have gone, and the JVM's own option leaves that alone too. Nothing is watched in development
 * mode, which starts the application anew in the same JVM and would leave a handler behind each time.
 */
@Singleton
class OutOfMemory {
    /** As pom.xml sets it; before the application is there, nothing else tells that mode. */
    private static final String DEVELOPMENT = "org.almanac.development";

    /** As the JVM's own option has it. */
    private static final int EXIT_CODE = 3;

    private static final int DEEPEST_CAUSE = 20;
    private static final String NETTY = "io.netty.";
    private static final byte[] LINE =
            "Out of memory: Almanac ends, so that whoever started it can start it again. Raise -Xmx if this comes again.\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    /** For threads that die of it; to be called before anything else. */
    static void endsTheProcess() {
        if (Boolean.getBoolean(DEVELOPMENT)) {
            return;
        }
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            look(failure);
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                failure.printStackTrace();
            }
        });
    }

    /** For threads that go on. Not before logging is configured, which takes away the handlers of before. */
    void watchLog(@Observes StartupEvent start) {
        if (Boolean.getBoolean(DEVELOPMENT)) {
            return;
        }
        Logger root = Logger.getLogger("");
        Handler[] others = root.getHandlers();
        for (Handler other : others) {
            root.removeHandler(other);
        }
        // Before those that write, for which there may be no memory.
        root.addHandler(new Watch());
        for (Handler other : others) {
            root.addHandler(other);
        }
    }

    private static void look(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError && isOfTheHeap(cause)) {
                end();
            }
            cause = cause.getCause();
        }
    }

    private static boolean isOfTheHeap(Throwable error) {
        String message = error.getMessage();
        return !error.getClass().getName().startsWith(NETTY)
                && (message == null || !message.contains("direct buffer") && !message.contains("Direct buffer"));
    }

    private static void end() {
        try {
            STANDARD_ERROR.write(LINE);
        } catch (IOException e) {
            // There is nobody to be told.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static final class Watch extends Handler {
        @Override
        public void publish(LogRecord record) {
            Throwable failure = record.getThrown();
            if (failure != null) {
                look(failure);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
