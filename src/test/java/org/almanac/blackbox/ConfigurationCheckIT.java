package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.almanac.database.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged service says about a configuration before anything is started. */
class ConfigurationCheckIT {
    private static final String CHECK = "--check";

    @TempDir
    Path directory;

    @Test
    void aSoundConfigurationIsCalledSoundAndNothingIsStarted() throws Exception {
        PackagedService check = PackagedService.launch(directory, Map.of(), CHECK);
        assertThat(check.awaitExit()).as(check.errors()).isZero();
        assertThat(check.output().strip()).isEqualTo("Configuration is sound");
        assertThat(check.errors().lines()).singleElement().asString().startsWith("Warning: No mail server");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void allFaultsAreSaidAtOnce() throws Exception {
        Map<String, String> environment = Map.of(
                "ALMANAC_FEED_MAX_AGE", "soon",
                "ALMANAC_SECRET", "short",
                "ALMANAC_SITENAME", "Ours",
                "ALMANAC_SERVICE_HOST", "10.1.2.3",
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + nobody() + "/almanac",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(nobody()));
        PackagedService check = PackagedService.launch(directory, environment, CHECK);
        assertThat(check.awaitExit()).isEqualTo(1);
        assertThat(check.output()).isEmpty();
        assertThat(check.errors().lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("almanac.feed.max-age cannot be \"soon\""))
                .anySatisfy(line -> assertThat(line).startsWith("almanac.secret must have"))
                .anySatisfy(line ->
                        assertThat(line).isEqualTo("There is no key ALMANAC_SITENAME; ALMANAC_SITE_NAME may be meant"))
                .anySatisfy(line -> assertThat(line).startsWith("The database at"))
                .anySatisfy(line -> assertThat(line).startsWith("Warning: The mail server 127.0.0.1:"));
    }

    @Test
    void aStartStopsForTheSameFaultsBeforeItsDatabaseIsStarted() throws Exception {
        PackagedService service = PackagedService.launch(
                directory,
                Map.of("ALMANAC_FEED_MAX_AGE", "soon", "ALMANAC_SECRET", "short", "ALMANAC_SITENAME", "Ours"));
        assertThat(service.awaitExit()).isEqualTo(1);
        assertThat(service.errors().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("almanac.feed.max-age cannot be \"soon\""))
                .anySatisfy(line -> assertThat(line).startsWith("almanac.secret must have"));
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aSchemaOfANewerReleaseIsAFault() throws Exception {
        EmbeddedDatabaseResource external = new EmbeddedDatabaseResource();
        try {
            Map<String, String> keys = external.start();
            String url = keys.getOrDefault("quarkus.datasource.jdbc.url", "");
            String user = keys.getOrDefault("quarkus.datasource.username", "");
            String password = keys.getOrDefault("quarkus.datasource.password", "");
            try (Connection database = DriverManager.getConnection(url, user, password)) {
                database.createStatement()
                        .execute("create table flyway_schema_history (version text, success boolean);"
                                + " insert into flyway_schema_history values ('9999', true)");
            }
            PackagedService check = PackagedService.launch(
                    directory,
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", url,
                            "QUARKUS_DATASOURCE_USERNAME", user,
                            "QUARKUS_DATASOURCE_PASSWORD", password),
                    CHECK);
            assertThat(check.awaitExit()).isEqualTo(1);
            assertThat(check.errors())
                    .containsPattern(
                            "is of a newer release: it has migration 9999, and this release knows those up to \\d{2,}")
                    .doesNotContain(password);
        } finally {
            external.stop();
        }
    }

    private static int nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
