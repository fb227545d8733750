package org.almanac.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Starts and stops the server of a cluster: on the loopback interface only, and so that a committed transaction
 * survives a power cut.
 *
 * @param overrides server settings that go before our own
 */
record ServerControl(PostgresBinaries binaries, PostgresCluster cluster, ServerLog log, Map<String, String> overrides) {
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = Logger.getLogger(ServerControl.class);

    /** Long enough for crash recovery from a full write-ahead log on a slow disk. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 3;

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", HOST,
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    /**
     * The server that runs on the cluster already: it outlives a process that was killed. Waits while it is between two
     * states. One that still runs from the programs of another release is stopped instead.
     */
    Optional<Postmaster> adopt() {
        Optional<Postmaster> running = Postmaster.of(cluster.data());
        for (long end = System.nanoTime() + PATIENCE.toNanos();
                running.isPresent();
                running = Postmaster.of(cluster.data())) {
            Postmaster postmaster = running.get();
            if (postmaster.ready() && postmaster.runs(binaries)) {
                LOG.infof("Adopted PostgreSQL (process %d) from an Almanac that was killed", postmaster.pid());
                return running;
            }
            if (postmaster.ready()) {
                stop();
            } else if (System.nanoTime() > end) {
                throw new DatabaseUnavailableException("PostgreSQL (process %d) on %s does not become ready"
                        .formatted(postmaster.pid(), cluster.data()));
            }
            pause();
        }
        return running;
    }

    /** Starts the server on a free port. */
    Postmaster start() throws IOException {
        return start(0);
    }

    /**
     * Starts the server and waits until it takes connections. What is left of one that crashed may still hold on to its
     * memory for a moment, and a port found free may be taken the next moment, so a failed start is tried again.
     *
     * @param port where it is to listen, 0 for a free one
     */
    Postmaster start(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryStart(port == 0 ? freePort() : port);
            } catch (DatabaseUnavailableException e) {
                if (attempt == ATTEMPTS) {
                    throw new DatabaseUnavailableException(
                            "PostgreSQL does not start on %s: %s".formatted(cluster.data(), log.reason()), e);
                }
                pause();
            }
        }
    }

    private Postmaster tryStart(int port) throws IOException {
        Postmaster.forgetRecycled(cluster.data());
        log.forgetLastStart();
        pgCtl("start", "--log=" + log.startFile(), "--options=" + options(port));
        return Postmaster.of(cluster.data())
                .orElseThrow(() -> new DatabaseUnavailableException("PostgreSQL ended right after its start"));
    }

    /** Ends all sessions, writes a checkpoint and stops the server, if there is one. */
    void stop() {
        if (Postmaster.of(cluster.data()).isPresent()) {
            pgCtl("stop", "--mode=fast");
        }
    }

    private void pgCtl(String verb, String... options) {
        Stream<String> common = Stream.of(
                verb, "--wait", "--silent", "--timeout=" + PATIENCE.toSeconds(), "--pgdata=" + cluster.data());
        PostgresProgram.run(
                binaries.program("pg_ctl"),
                Stream.concat(common, Stream.of(options)).toList());
    }

    private String options(int port) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.putAll(ServerLog.settings());
        settings.putAll(overrides);
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
