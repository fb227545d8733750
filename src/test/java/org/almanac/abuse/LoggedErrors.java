package org.almanac.abuse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code Error} that the service logs, even where it answered as if nothing had been, and what it says of requests
 * that failed.
 */
public final class LoggedErrors extends Handler implements AutoCloseable {
    private static final int MOST = 100;
    private static final int DEEPEST = 20;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> exceptions = new CopyOnWriteArrayList<>();

    public static LoggedErrors listening() {
        LoggedErrors listening = new LoggedErrors();
        Logger.getLogger("").addHandler(listening);
        return listening;
    }

    /** Errors since they were last forgotten. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Exceptions that were logged as an error since then: their types, and the methods that threw them. */
    public List<String> exceptions() {
        return List.copyOf(exceptions);
    }

    public void forget() {
        errors.clear();
        exceptions.clear();
    }

    @Override
    public void publish(LogRecord logged) {
        @Nullable Throwable thrown = logged.getThrown();
        if (thrown == null || errors.size() + exceptions.size() > MOST) {
            return;
        }
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof Error) {
                errors.add(logged.getLoggerName() + ": " + cause.getClass().getName());
            }
            depth++;
        }
        if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
            StackTraceElement[] trace = thrown.getStackTrace();
            exceptions.add(thrown.getClass().getSimpleName()
                    + (trace.length == 0 ? "" : " in " + trace[0].getClassName() + "." + trace[0].getMethodName()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
