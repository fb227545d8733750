package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started with nothing configured. One data directory serves all tests, as it would serve one installation. */
class EmbeddedDatabaseIT {
    private static final int KILLED_BY_SIGTERM = 128 + 15;

    @TempDir
    static Path parent;

    private static Path directory;
    private static EmbeddedFiles database;

    @BeforeAll
    static void findDirectory() throws IOException {
        directory = parent.toRealPath();
        database = new EmbeddedFiles(directory.resolve("data"));
    }

    @AfterEach
    void nothingStaysBehind() {
        assertThat(database.processes())
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void aSecondProcessOnTheSameDirectoryIsRefusedInOneLine() throws Exception {
        try (PackagedService first = PackagedService.start(directory, Map.of());
                PackagedService second = PackagedService.launch(directory, Map.of())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("The data directory " + database.directory() + " is in use by another Almanac");
            assertThat(second.output()).isEmpty();
            assertThat(first.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKilledProcessLeavesItsDatabaseToTheNext() throws Exception {
        PackagedService killed = PackagedService.start(directory, Map.of());
        new Events(killed).publish("Before the process was killed");
        ProcessHandle postmaster = database.postmaster();
        killed.kill();
        assertThat(postmaster.isAlive()).isTrue();

        try (PackagedService next = PackagedService.start(directory, Map.of())) {
            assertThat(next.output()).contains("Adopted PostgreSQL (process " + postmaster.pid() + ")");
            assertThat(new Events(next).titles()).contains("Before the process was killed");
        }
    }

    @Test
    void nothingCommittedIsLostWhenAllIsKilledAtOnce() throws Exception {
        PackagedService killed = PackagedService.start(directory, Map.of());
        new Events(killed).publish("Before all was killed");
        killed.kill();
        database.processes().forEach(ProcessHandle::destroyForcibly);
        assertThat(database.processes())
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));

        try (PackagedService next = PackagedService.start(directory, Map.of())) {
            assertThat(next.output()).doesNotContain("Adopted");
            assertThat(new Events(next).titles()).contains("Before all was killed");
        }
    }

    @Test
    void aDatabaseThatDiesIsStartedAgain() throws Exception {
        try (PackagedService service = PackagedService.start(directory, Map.of())) {
            database.postmaster().destroyForcibly();
            service.awaitOutput("PostgreSQL is back");
            service.awaitReady();
            assertThat(database.postmaster().isAlive()).isTrue();
        }
    }

    @Test
    void sigtermStopsTheServiceFirstAndThenItsDatabase() throws Exception {
        PackagedService service = PackagedService.start(directory, Map.of());
        ProcessHandle postmaster = database.postmaster();
        assertThat(service.terminate()).isEqualTo(KILLED_BY_SIGTERM);
        assertThat(service.output()).contains("almanac stopped in").doesNotContain("ERROR");
        assertThat(postmaster.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void theLogIsJsonForThoseWhoAsk() throws Exception {
        PackagedService service = PackagedService.start(directory, Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
        service.terminate();
        assertThat(service.output().lines())
                .extracting(line ->
                        new ObjectMapper().readTree(line).path("message").asText())
                .anySatisfy(message -> assertThat(message).startsWith("Embedded PostgreSQL is ready"))
                .anySatisfy(message -> assertThat(message).startsWith("almanac stopped"));
    }

    @Test
    void aStartThatFailsLeavesNoDatabaseBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            PackagedService service = PackagedService.launch(
                    directory, Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output()).contains("Embedded PostgreSQL is ready", "seems to be in use");
        }
    }
}
