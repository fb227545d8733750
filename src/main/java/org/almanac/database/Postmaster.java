package org.almanac.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The running server process of a cluster, as its {@code postmaster.pid} tells.
 *
 * @param process alive when it was looked at
 * @param port where it listens; 0 while it has not said yet
 * @param ready whether it takes connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {
    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /**
     * The server that runs on a cluster; none when there is no pid file, or only one left behind by a server that is
     * gone. A process number may have been given to another process since, so the process must be a {@code postgres}
     * that was started on this very cluster.
     */
    static Optional<Postmaster> of(Path cluster) {
        List<String> lines = lines(cluster);
        return process(lines)
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(process, port(lines), isReady(lines)));
    }

    /**
     * Removes a pid file whose number belongs to some other process by now. PostgreSQL overlooks the file of a server
     * that is gone, but would refuse to start because of this one.
     */
    static void forgetRecycled(Path cluster) throws IOException {
        if (process(lines(cluster)).isPresent() && of(cluster).isEmpty()) {
            Files.delete(cluster.resolve(FILE));
        }
    }

    private static Optional<ProcessHandle> process(List<String> lines) {
        return lines.isEmpty() || !lines.get(0).matches("\\d{1,10}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0)));
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).endsWith("postgres") || command.endsWith("postgres.exe"))
                .orElse(false);
        // Where the platform hides the arguments, the program alone must do.
        return postgres
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static int port(List<String> lines) {
        return lines.size() > PORT_LINE && lines.get(PORT_LINE).matches("\\d{1,5}")
                ? Integer.parseInt(lines.get(PORT_LINE))
                : 0;
    }

    private static boolean isReady(List<String> lines) {
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    long pid() {
        return process.pid();
    }

    /** Whether it runs from these programs, rather than from those of the release before an upgrade. */
    boolean runs(PostgresBinaries binaries) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(binaries.program("postgres")::equals)
                .isPresent();
    }

    private static List<String> lines(Path cluster) {
        try {
            // Only its numbers count; the paths in it may be in any encoding.
            return Files.readAllLines(cluster.resolve(FILE), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
