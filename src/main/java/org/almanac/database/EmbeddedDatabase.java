package org.almanac.database;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that serves a data directory for as long as this process runs. Should it end on its own (killed when
 * memory runs out, or by hand), it is started again on the same port, and the connection pool finds it there.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final Path path;
    private @Nullable DataDirectory directory;
    private @Nullable PostgresServer server;
    private boolean closed;

    EmbeddedDatabase(Path path) {
        this.path = path;
    }

    /**
     * Locks the directory and starts, or adopts, its PostgreSQL.
     *
     * @throws DatabaseUnavailableException if either fails, or this was closed before
     */
    synchronized PostgresServer start() {
        if (closed) {
            throw new DatabaseUnavailableException("Stopped before the database was started");
        }
        directory = DataDirectory.lock(path);
        try {
            Path home = PrivateFiles.directory(directory.path().resolve("postgresql"));
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(home);
            server = PostgresServer.start(binaries, home, Map.of());
            binaries.deleteOthers(home);
            watch(server);
            return server;
        } catch (IOException e) {
            throw new DatabaseUnavailableException("The data directory %s cannot be used: %s".formatted(path, e), e);
        }
    }

    private void watch(PostgresServer watched) {
        watched.process().onExit().thenRun(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closed || server == null) {
            return;
        }
        LOG.errorf(
                "PostgreSQL (process %d) ended; starting it again",
                server.process().pid());
        try {
            server = server.startAgain();
            watch(server);
            LOG.infof("PostgreSQL is back (process %d)", server.process().pid());
        } catch (IOException | DatabaseUnavailableException e) {
            LOG.error("PostgreSQL does not come back, so Almanac stops", e);
            Quarkus.asyncExit(1);
        }
    }

    /** Stops PostgreSQL, then lets the directory go. May be called again, and before or while this is started. */
    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.close();
            server = null;
        }
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }
}
