package org.almanac.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.database.EmbeddedDatabaseResource;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.almanac.settings.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckTest {
    private static final int ABOVE_ALL = 1000;

    @TempDir
    Path directory;

    @Test
    void whatIsNotConfiguredIsSound() throws IOException {
        assertThat(check(Map.of()).all())
                .extracting(Finding::toString)
                .containsExactly("Warning: No mail server is configured (quarkus.mailer.host): mails are held");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        assertThat(check(Map.of()).report(new PrintStream(output), new PrintStream(errors)))
                .isZero();
        assertThat(output.toString(StandardCharsets.UTF_8).strip()).isEqualTo("Configuration is sound");
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void everyFaultIsSaidAtOnceInALineOfItsOwn() {
        Map<String, String> keys = Map.of(
                "almanac.feed.max-age", "soon",
                "almanac.default-time-zone", "Mars/Olympus",
                "almanac.secret", "short",
                "almanac.trusted-proxies", "10.0.0.0/99,proxy,10.0.0.1",
                "almanac.forwarded-header", "X-Real-IP",
                "almanac.outbox.lease", "10s",
                "almanac.outbox.answer-timeout", "10s",
                "almanac.theme.logo", "logo.doc",
                "quarkus.mailer.mock", "true",
                "quarkus.mailer.start-tls", "MAYBE");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        assertThat(check(keys).letStart(new PrintStream(errors))).isFalse();

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .hasSize(10)
                .anySatisfy(line -> assertThat(line).startsWith("almanac.feed.max-age cannot be \"soon\": "))
                .anySatisfy(line -> assertThat(line).contains("almanac.default-time-zone", "Mars/Olympus"))
                .anySatisfy(line -> assertThat(line).contains("almanac.secret").doesNotContain("short"))
                .anySatisfy(line -> assertThat(line).contains("almanac.trusted-proxies names 10.0.0.0/99"))
                .anySatisfy(line -> assertThat(line).contains("almanac.trusted-proxies names proxy"))
                .anySatisfy(line -> assertThat(line).contains("almanac.forwarded-header", "X-Real-IP"))
                .anySatisfy(line -> assertThat(line).contains("almanac.outbox.lease"))
                .anySatisfy(line -> assertThat(line).contains("almanac.theme.logo", "logo.doc"))
                .anySatisfy(line -> assertThat(line).contains("quarkus.mailer.mock"))
                .anySatisfy(line -> assertThat(line).contains("quarkus.mailer.start-tls", "MAYBE"))
                .noneSatisfy(line -> assertThat(line).contains("Exception"));
    }

    @Test
    void whatOthersSayIsStillAskedWhenAKeyCannotBeRead() {
        assertThat(messages(Map.of("almanac.outbox.lease", "soon", "almanac.admin.email", "nobody")))
                .anySatisfy(line -> assertThat(line).contains("almanac.outbox.lease"))
                .anySatisfy(line -> assertThat(line).contains("ALMANAC_ADMIN_EMAIL"));
    }

    @Test
    void mistypedKeysAreNamedWithTheLikelyOne() {
        assertThat(messages(Map.of("almanac.feed.max-agee", "1m", "%prod.almanac.sitename", "Ours")))
                .contains(
                        "There is no key almanac.feed.max-agee; almanac.feed.max-age may be meant",
                        "There is no key almanac.sitename; almanac.site-name may be meant");
        assertThat(messages(Map.of("almanac.nothing-that-there-ever-was", "1m")))
                .contains("There is no key almanac.nothing-that-there-ever-was");
    }

    @Test
    void theFirstAdministratorMustBeOne() {
        assertThat(messages(Map.of("almanac.admin.email", "nobody", "almanac.admin.password", "short")))
                .anySatisfy(line -> assertThat(line).startsWith("ALMANAC_ADMIN_EMAIL"))
                .anySatisfy(line -> assertThat(line).startsWith("ALMANAC_ADMIN_PASSWORD"));
    }

    @Test
    void aDataDirectoryThatCannotBeIsSaid() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(messages(Map.of("almanac.data-dir", file.resolve("data").toString())))
                .contains("The data directory " + file.resolve("data") + " cannot be used: " + file
                        + " is not a directory");
    }

    @Test
    void aDatabaseIsAskedAndNotChanged() throws SQLException {
        EmbeddedDatabaseResource database = new EmbeddedDatabaseResource();
        try {
            Map<String, String> keys = new HashMap<>(database.start());
            keys.keySet().removeIf(key -> key.endsWith("new-connection-sql"));
            assertThat(faults(keys)).isEmpty();
            try (Connection connection = DriverManager.getConnection(
                    keys.getOrDefault("quarkus.datasource.jdbc.url", ""),
                    keys.getOrDefault("quarkus.datasource.username", ""),
                    keys.getOrDefault("quarkus.datasource.password", ""))) {
                assertThat(connection
                                .getMetaData()
                                .getTables(null, "public", "%", null)
                                .next())
                        .isFalse();
                connection
                        .createStatement()
                        .execute("create table flyway_schema_history (version text, success boolean);"
                                + " insert into flyway_schema_history values ('0001', true)");
                assertThat(faults(keys)).isEmpty();
                connection
                        .createStatement()
                        .execute("insert into flyway_schema_history values ('9999', true), ('pre', true)");
            }
            assertThat(faults(keys))
                    .singleElement()
                    .asString()
                    .contains("is of a newer release", "migration 9999")
                    .doesNotContain("up to 0");
            keys.put("quarkus.datasource.password", "another");
            assertThat(faults(keys))
                    .singleElement()
                    .asString()
                    .contains("refuses us")
                    .doesNotContain("another");
        } finally {
            database.stop();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaid() throws IOException {
        assertThat(faults(
                        Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + nobody() + "/almanac")))
                .singleElement()
                .asString()
                .startsWith("The database at jdbc:postgresql://127.0.0.1:")
                .contains("cannot be used");
        assertThat(faults(Map.of("quarkus.datasource.jdbc.url", "jdbc:mysql://127.0.0.1/almanac")))
                .singleElement()
                .asString()
                .contains("is not an address of a PostgreSQL");
    }

    @Test
    void aMailServerThatIsAwayOrRefusesUsIsAWarning() throws Exception {
        assertThat(check(mailer(nobody())).all())
                .filteredOn(finding -> !finding.isFault())
                .singleElement()
                .asString()
                .contains("cannot be used, mails would wait", "refused");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(turn -> null)) {
            assertThat(check(mailer(server.port())).all()).isEmpty();
            Map<String, String> keys = new HashMap<>(mailer(server.port()));
            keys.put("quarkus.mailer.start-tls", "REQUIRED");
            assertThat(messages(keys)).singleElement().asString().contains("cannot be used", "STARTTLS");
            keys.put("quarkus.mailer.start-tls", "OPTIONAL");
            keys.put("quarkus.mailer.username", "almanac");
            keys.put("quarkus.mailer.password", "not-to-be-told");
            assertThat(messages(keys))
                    .singleElement()
                    .asString()
                    .contains("cannot be used")
                    .doesNotContain("not-to-be-told");
            assertThat(server.taken()).isEmpty();
        }
    }

    private static Map<String, String> mailer(int port) {
        return Map.of("quarkus.mailer.host", "127.0.0.1", "quarkus.mailer.port", Integer.toString(port));
    }

    private static int nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private List<String> faults(Map<String, String> keys) {
        return check(keys).all().stream()
                .filter(Finding::isFault)
                .map(Finding::message)
                .toList();
    }

    private List<String> messages(Map<String, String> keys) {
        return check(keys).all().stream().map(Finding::message).toList();
    }

    private ConfigurationCheck check(Map<String, String> given) {
        Map<String, String> keys = new HashMap<>(Map.of("almanac.data-dir", directory.toString()));
        keys.putAll(given);
        return new ConfigurationCheck(ConfigUtils.emptyConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "the test's", ABOVE_ALL))
                .withDefaultValue("almanac.notification.tick", "10s")
                .withDefaultValue("smallrye.config.mapping.validate-unknown", "false")
                .build());
    }
}
