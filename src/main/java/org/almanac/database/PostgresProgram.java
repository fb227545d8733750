package org.almanac.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a program of PostgreSQL, waited for. */
final class PostgresProgram {
    private static final String UNSHARE = "unshare";

    private PostgresProgram() {}

    /**
     * Runs a program to its end and returns what it printed.
     *
     * @throws DatabaseUnavailableException if it cannot be run or fails; the message ends with its last line
     */
    static String run(Path program, List<String> arguments) {
        try {
            List<String> command = new ArrayList<>(prefix());
            command.add(program.toString());
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw failure(program, output.substring(output.lastIndexOf('\n') + 1));
            }
            return output;
        } catch (IOException e) {
            throw failure(program, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while running " + program, e);
        }
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it has no root's rights, yet still owns the
     * files that root unpacked.
     */
    private static List<String> prefix() {
        return isRoot() ? List.of(UNSHARE, "--user") : List.of();
    }

    private static DatabaseUnavailableException failure(Path program, @Nullable String reason) {
        boolean noNamespace = reason != null && reason.contains(UNSHARE);
        return new DatabaseUnavailableException("PostgreSQL's %s failed: %s%s"
                .formatted(
                        program.getFileName(),
                        reason,
                        noNamespace ? " (PostgreSQL does not run as root; start Almanac as an ordinary user)" : ""));
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux, where such namespaces are unknown anyway.
            return false;
        }
    }
}
