package org.almanac.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all tests, in a directory whose name the shell would split; each test finds its server running. */
class PostgresServerTest {
    @TempDir
    static Path parent;

    private static PostgresBinaries binaries;
    private static Path home;

    private PostgresServer server;

    @BeforeAll
    static void makeHome() throws IOException {
        binaries = TestPostgres.binaries();
        home = Files.createDirectory(parent.resolve("a home")).toRealPath();
    }

    @BeforeEach
    void start() throws IOException {
        server = PostgresServer.start(binaries, home, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatIsCommittedEvenWhenThePowerGoes() throws SQLException {
        assertThat(List.of("fsync", "synchronous_commit", "full_page_writes"))
                .allSatisfy(setting -> assertThat(query("show " + setting)).isEqualTo("on"));
    }

    @Test
    void refusesWhoDoesNotKnowThePassword() {
        assertRefused("almanac", "");
        assertRefused("almanac", "almanac");
        assertRefused("postgres", "");
        assertRefused("postgres", "postgres");
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        Path password = home.resolve("password");
        assertThat(Files.readString(password)).isEqualTo(server.password()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void givesTheApplicationNoMoreThanItsOwnDatabase() throws SQLException {
        assertThat(query("select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(query("select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo("almanac");
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("data/postmaster.pid"));
        String socketDirectory = lines.get(4);
        String listenAddress = lines.get(5);
        assertThat(listenAddress).isEqualTo("127.0.0.1");
        assertThat(socketDirectory).isEmpty();
    }

    @Test
    void sortsByCodePointAndKnowsLettersOfEveryScript() throws SQLException {
        assertThat(query("select string_agg(word, '' order by word) from unnest('{b,Z,a,é}'::text[]) word"))
                .isEqualTo("Zabé");
        assertThat(query("select upper('éß')")).isEqualTo("Éß");
        assertThat(query("select to_tsvector('simple', '“Łódź”–Expo')::text")).isEqualTo("'expo':2 'łódź':1");
    }

    @Test
    void keepsItsRowsWhenItIsStartedAnew() throws SQLException, IOException {
        execute("create table kept_over_restart as select 42 as answer");
        server.close();
        server = PostgresServer.start(binaries, home, Map.of());
        assertThat(query("select answer from kept_over_restart")).isEqualTo("42");
    }

    @Test
    void isAdoptedWhileItRuns() throws IOException {
        PostgresServer adopted = PostgresServer.start(binaries, home, Map.of());
        assertThat(adopted.process()).isEqualTo(server.process());
        assertThat(adopted.port()).isEqualTo(server.port());
        adopted.close();
        assertThat(server.process().onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void recoversWhenItWasKilled() throws SQLException, IOException {
        execute("create table kept_over_crash as select 42 as answer");
        server.process().destroyForcibly();
        server.process().onExit().join();
        server = PostgresServer.start(binaries, home, Map.of());
        assertThat(query("select answer from kept_over_crash")).isEqualTo("42");
    }

    @Test
    void comesBackOnItsPort() throws SQLException, IOException {
        int port = server.port();
        server.process().destroyForcibly();
        server.process().onExit().join();
        server = server.startAgain();
        assertThat(server.port()).isEqualTo(port);
        assertThat(query("select 42")).isEqualTo("42");
    }

    @Test
    void isNotHeldUpByAProcessThatGotItsOldNumber() throws IOException, SQLException {
        server.close();
        long someoneElse = ProcessHandle.current().pid();
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n\nready   \n".formatted(someoneElse, home.resolve("data")));
        server = PostgresServer.start(binaries, home, Map.of());
        assertThat(server.process().pid()).isNotEqualTo(someoneElse);
        assertThat(query("select 42")).isEqualTo("42");
    }

    @Test
    void saysInItsOwnWordsWhyItDoesNotStart() {
        server.close();
        assertThatThrownBy(() -> PostgresServer.start(binaries, home, Map.of("max_connections", "none")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("invalid value for parameter \"max_connections\": \"none\"")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> PostgresServer.start(binaries, home, Map.of("shared_preload_libraries", "none")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("could not access file \"none\"")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysInOneLineThatThePasswordIsNotItsOwnAndStopsAgain() throws IOException {
        ProcessHandle running = server.process();
        Path password = home.resolve("password");
        String ours = Files.readString(password);
        Files.writeString(password, "another");
        assertThatThrownBy(() -> PostgresServer.start(binaries, home, Map.of()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("\n");
        Files.writeString(password, ours);
        assertThat(running.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void refusesFilesOfAnotherMajorVersion() throws IOException {
        server.close();
        Path version = home.resolve("data/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "9\n");
        assertThatThrownBy(() -> PostgresServer.start(binaries, home, Map.of()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("was written by PostgreSQL 9, but this Almanac brings postgres (PostgreSQL) 18")
                .hasMessageNotContaining("\n");
        Files.writeString(version, ours);
    }

    private void assertRefused(String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), user, password))
                .isInstanceOf(SQLException.class);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), PostgresServer.APPLICATION, server.password());
    }
}
