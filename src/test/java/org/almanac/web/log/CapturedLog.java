package org.almanac.web.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.almanac.web.RequestId;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** What is logged until it is closed, of ours at DEBUG too, as it is before any filter. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("org.almanac");
    private final @Nullable Level before = ours.getLevel();

    public CapturedLog() {
        ours.setLevel(Level.FINE);
        root.addHandler(this);
    }

    /** The name of the request, if there is one, the message, and what failed. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged instanceof ExtLogRecord line) {
            StringBuilder text = new StringBuilder();
            text.append(line.getMdc(RequestId.KEY)).append(": ").append(line.getFormattedMessage());
            for (Throwable thrown = line.getThrown(); thrown != null; thrown = thrown.getCause()) {
                text.append(" | ").append(thrown);
            }
            lines.add(text.toString());
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
        ours.setLevel(before);
    }
}
