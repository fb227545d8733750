package org.almanac.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A PostgreSQL for tests, as production starts it, in a directory of its own below {@code target}. The programs are
 * unpacked once for all of them, and what tests left behind that were killed goes when the next ones start.
 */
final class TestPostgres implements AutoCloseable {
    private static final String PREFIX = "test-";

    /**
     * Looked for once: to open the lock file of a directory that this process has locked, and close it again, gives up its
     * lock (POSIX), and what another thread is deleting looks abandoned too.
     */
    private static boolean abandonedAreGone;

    private final DataDirectory directory;
    private PostgresServer server;

    private TestPostgres(DataDirectory directory, PostgresServer server) {
        this.directory = directory;
        this.server = server;
    }

    static synchronized TestPostgres start(Map<String, String> overrides) throws IOException {
        Path parent = parent();
        if (!abandonedAreGone) {
            discardAbandoned(parent);
            abandonedAreGone = true;
        }
        DataDirectory directory = DataDirectory.lock(Files.createTempDirectory(parent, PREFIX));
        return new TestPostgres(directory, PostgresServer.start(binaries(), directory.path(), overrides));
    }

    static PostgresBinaries binaries() throws IOException {
        return PostgresBinaries.unpackedIn(parent());
    }

    private static Path parent() throws IOException {
        return PrivateFiles.directory(Path.of("target", "postgresql"));
    }

    private static void discardAbandoned(Path parent) throws IOException {
        for (Path abandoned : runs(parent)) {
            try (DataDirectory directory = DataDirectory.lock(abandoned)) {
                Postmaster.of(directory.path().resolve("data"))
                        .ifPresent(postmaster -> postmaster.process().destroyForcibly());
                PathUtils.delete(directory.path());
            } catch (DatabaseUnavailableException | NoSuchFileException e) {
                // Another run of the tests uses it right now, or has just done with it.
            }
        }
    }

    private static List<Path> runs(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    /** Stops it as an operator does, and starts it again on the same port. */
    void restart() throws IOException {
        server.close();
        server = server.startAgain();
    }

    PostgresServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        try {
            // Before the lock is given up: another run that starts now would take it for abandoned.
            PathUtils.delete(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            directory.close();
        }
    }
}
