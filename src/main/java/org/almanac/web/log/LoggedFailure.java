package org.almanac.web.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failure whose message would not stay on its line, as the log shows it: with its name and trace, its text escaped. */
final class LoggedFailure extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String shown;

    private LoggedFailure(Throwable original, @Nullable Throwable cause) {
        super(original.getMessage() == null ? null : LogText.safe(original.getMessage()), cause, true, true);
        shown = LogText.safe(String.valueOf(original));
        setStackTrace(original.getStackTrace());
    }

    /** The same failure when all of its texts, and those of its causes, stay on their lines. */
    static Throwable safe(Throwable thrown) {
        return isSafe(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? thrown
                : copy(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isSafe(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        String text = String.valueOf(thrown);
        if (!LogText.safe(text).equals(text) || !isSafe(thrown.getCause(), seen)) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isSafe(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static LoggedFailure copy(Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        Throwable cause = thrown.getCause();
        LoggedFailure copy =
                new LoggedFailure(thrown, cause == null || seen.contains(cause) ? null : copy(cause, seen));
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                copy.addSuppressed(copy(suppressed, seen));
            }
        }
        return copy;
    }

    @Override
    public String toString() {
        return shown;
    }
}
