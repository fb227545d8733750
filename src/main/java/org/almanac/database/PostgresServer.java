package org.almanac.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A running PostgreSQL of our own that has the application's database. */
final class PostgresServer implements AutoCloseable {
    /** The application's role and its database; the role owns the database and nothing else. */
    static final String APPLICATION = "almanac";

    private final ServerControl control;
    private final Postmaster postmaster;

    private PostgresServer(ServerControl control, Postmaster postmaster) {
        this.control = control;
        this.postmaster = postmaster;
    }

    /**
     * Starts PostgreSQL on the cluster in {@code home}, or adopts the one that runs there. Returns when it takes
     * connections.
     *
     * @param overrides server settings that go before our own
     * @throws DatabaseUnavailableException if the cluster cannot be made or served
     */
    static PostgresServer start(PostgresBinaries binaries, Path home, Map<String, String> overrides)
            throws IOException {
        PostgresCluster cluster = PostgresCluster.in(home, binaries);
        ServerControl control = new ServerControl(binaries, cluster, ServerLog.in(home), overrides);
        Optional<Postmaster> adopted = control.adopt();
        PostgresServer server = new PostgresServer(control, adopted.isPresent() ? adopted.get() : control.start());
        try {
            server.createDatabase();
            return server;
        } catch (SQLException e) {
            server.close();
            // The driver adds where in the server's source the refusal stands.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new DatabaseUnavailableException(
                    "The embedded PostgreSQL in %s refuses us: %s".formatted(home, reason), e);
        }
    }

    /** Starts the server anew on the same port, after it ended without being asked to. */
    PostgresServer startAgain() throws IOException {
        return new PostgresServer(control, control.start(port()));
    }

    private void createDatabase() throws SQLException {
        PGSimpleDataSource administrator = new PGSimpleDataSource();
        administrator.setURL(jdbcUrl("postgres"));
        administrator.setUser(PostgresCluster.ADMINISTRATOR);
        administrator.setPassword(password());
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '%s'")) {
                statement.execute("create role %s login password '%s'".formatted(APPLICATION, password()));
            }
            if (!exists(statement, "select from pg_database where datname = '%s'")) {
                statement.execute("create database %1$s owner %1$s".formatted(APPLICATION));
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query.formatted(APPLICATION))) {
            return rows.next();
        }
    }

    ProcessHandle process() {
        return postmaster.process();
    }

    int port() {
        return postmaster.port();
    }

    String password() {
        return control.cluster().password();
    }

    String jdbcUrl() {
        return jdbcUrl(APPLICATION);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(ServerControl.HOST, port(), database);
    }

    @Override
    public void close() {
        control.stop();
    }
}
