package org.almanac.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The schema by feature, and what came after it: additive, so that a node of before runs beside one of now. */
@QuarkusTest
class MigrationsTest {
    private static final String SCHEMA = "of_before";
    private static final String BASELINE = "8";
    private static final Path FILES = Path.of("src/main/resources/db/migration");

    @Inject
    AgroalDataSource database;

    @Test
    void whatWasStoredByTheBaselineStays() throws SQLException, IOException {
        flyway(BASELINE).migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + SCHEMA);
            statement.execute(resource("/migration/stored.sql"));
            List<String> before = stored(statement);

            flyway("latest").migrate();

            assertThat(before).hasSizeGreaterThan(10).isEqualTo(stored(statement));
            assertThat(one(statement, "select featured from event")).isEqualTo("f");
            // As a node of the release before goes on writing.
            statement.execute("insert into tag (id, slug, name) values (gen_random_uuid(), 'later', 'Later')");
            statement.execute("update event set title = 'Moved', revision = revision + 1");
            statement.execute("set search_path to default");
        } finally {
            flyway("latest").clean();
        }
    }

    /** A database that has run one does not run it again. */
    @Test
    void mergedMigrationsAreNotChanged() throws IOException, GeneralSecurityException {
        Map<String, String> known = resource("/migration/merged.txt")
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, b) -> b, TreeMap::new));
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                there.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        assertThat(there)
                .as("add what is new to migration/merged.txt; what is there stays as it is")
                .isEqualTo(known);
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .cleanDisabled(false)
                .target(target)
                .load();
    }

    /** How many rows each table of the baseline has, and what the one event says. */
    private static List<String> stored(Statement statement) throws SQLException {
        return List.of(
                one(statement, "select title || ' ' || starts_at || ' ' || recurrence from event"),
                one(statement, "select count(*) from occurrence where visible"),
                one(statement, "select count(*) from event_tag"),
                one(statement, "select string_agg(name, ',' order by name) from tag"),
                one(statement, "select name || city || country from venue"),
                one(statement, "select count(*) from event_change"),
                one(statement, "select email || follows_everything from subscriber"),
                one(statement, "select kind || target from subscriber_follow"),
                one(statement, "select kind || subject || lead from notice"),
                one(statement, "select state || recipient from message"),
                one(statement, "select email || role from account"),
                one(statement, "select name || url from source"),
                one(statement, "select count(*) from subscriber s, event e where follows(s, e)"));
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MigrationsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
