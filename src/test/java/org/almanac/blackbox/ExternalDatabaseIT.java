package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.almanac.database.EmbeddedDatabaseResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started with a database of its own configured; another embedded server plays that database. */
class ExternalDatabaseIT {
    @TempDir
    Path directory;

    private final EmbeddedDatabaseResource external = new EmbeddedDatabaseResource();
    private Map<String, String> keys = Map.of();

    @BeforeEach
    void start() {
        keys = external.start();
    }

    @AfterEach
    void stop() {
        external.stop();
    }

    @Test
    void isUsedWithoutAnEmbeddedOneAndFollowsTheConfigurationOfEachStart() throws Exception {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("ALMANAC_NOTIFICATION_TICK", "PT1H");
        try (PackagedService service = PackagedService.start(directory, environment)) {
            new Events(service).publish("Kept in the external database");
            assertThat(service.output()).contains(key("jdbc.url")).doesNotContain("Embedded PostgreSQL");
        }
        assertThat(tickMillis()).isEqualTo(3_600_000);
        configureByFile();
        try (PackagedService service = PackagedService.start(directory, Map.of("ALMANAC_NOTIFICATION_TICK", "PT1S"))) {
            assertThat(tickMillis()).isEqualTo(1_000);
            long fired = timesTicked();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (timesTicked() < fired + 2 && System.nanoTime() < end) {
                Thread.sleep(200);
            }
            assertThat(timesTicked()).isGreaterThanOrEqualTo(fired + 2);
            assertThat(service.output()).contains(key("jdbc.url")).doesNotContain("Embedded PostgreSQL");
            assertThat(new Events(service).titles()).containsExactly("Kept in the external database");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    /** The interval of the stored trigger: that of the configuration, whatever an earlier start left there. */
    private long tickMillis() throws SQLException {
        return tick("repeat_interval");
    }

    private long timesTicked() throws SQLException {
        return tick("times_triggered");
    }

    private long tick(String column) throws SQLException {
        try (Connection database = DriverManager.getConnection(key("jdbc.url"), key("username"), key("password"));
                ResultSet row = database.createStatement()
                        .executeQuery("select " + column
                                + " from qrtz_simple_triggers where trigger_name = 'notification-tick'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", key("jdbc.url"),
                "QUARKUS_DATASOURCE_USERNAME", key("username"),
                "QUARKUS_DATASOURCE_PASSWORD", key("password"));
    }

    private void configureByFile() throws IOException {
        StringBuilder lines = new StringBuilder();
        keys.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Files.writeString(Files.createDirectory(directory.resolve("config")).resolve("application.properties"), lines);
    }

    private String key(String name) {
        return keys.getOrDefault("quarkus.datasource." + name, "");
    }
}
