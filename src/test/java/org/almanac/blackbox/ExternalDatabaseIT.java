package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void isUsedWithoutAnEmbeddedOneHoweverItIsConfigured() throws Exception {
        try (PackagedService service = PackagedService.start(directory, environment())) {
            new Events(service).publish("Kept in the external database");
            assertThat(service.output()).contains(key("jdbc.url")).doesNotContain("Embedded PostgreSQL");
        }
        configureByFile();
        try (PackagedService service = PackagedService.start(directory, Map.of())) {
            assertThat(service.output()).contains(key("jdbc.url")).doesNotContain("Embedded PostgreSQL");
            assertThat(new Events(service).titles()).containsExactly("Kept in the external database");
        }
        assertThat(directory.resolve("data")).doesNotExist();
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
