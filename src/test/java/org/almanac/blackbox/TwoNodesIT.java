package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.database.EmbeddedDatabaseResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database; another embedded server plays that database. */
class TwoNodesIT {
    private static final List<String> FEEDS =
            List.of("/calendar.ics", "/calendar.json", "/calendar.ics?country=GB&past=P2Y");
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final EmbeddedDatabaseResource database = new EmbeddedDatabaseResource();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void start() {
        Map<String, String> keys = database.start();
        environment = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", keys.getOrDefault("quarkus.datasource.jdbc.url", ""),
                "QUARKUS_DATASOURCE_USERNAME", keys.getOrDefault("quarkus.datasource.username", ""),
                "QUARKUS_DATASOURCE_PASSWORD", keys.getOrDefault("quarkus.datasource.password", ""));
    }

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void feedsAreTheSameOnEveryNodeAndAfterARestart() throws Exception {
        List<String> published;
        try (PackagedService one = node("one");
                PackagedService other = node("other")) {
            for (int i = 1; i <= 20; i++) {
                new Events(i % 2 == 0 ? one : other).publish("Event " + i);
            }
            Thread.sleep(SOON.toMillis());
            published = feeds(one);
            assertThat(published.get(0)).contains("SUMMARY:Event 1\r\n", "SUMMARY:Event 20\r\n");
            assertThat(feeds(other)).isEqualTo(published);
        }
        try (PackagedService again = node("one")) {
            assertThat(feeds(again)).isEqualTo(published);
        }
    }

    @Test
    void anEditOnOneNodeShowsOnTheOtherWithinTwoSeconds() throws Exception {
        try (PackagedService one = node("one");
                PackagedService other = node("other")) {
            for (int i = 1; i <= 5; i++) {
                assertThat(other.get("/calendar.ics").body()).doesNotContain("Fresh " + i);
                new Events(one).publish("Fresh " + i);
                long until = System.nanoTime() + SOON.toNanos();
                String seen = "";
                while (!seen.contains("Fresh " + i) && System.nanoTime() < until) {
                    Thread.sleep(50);
                    seen = other.get("/calendar.ics").body();
                }
                assertThat(seen).contains("Fresh " + i);
            }
        }
    }

    private PackagedService node(String name) throws Exception {
        return PackagedService.start(Files.createDirectories(directory.resolve(name)), environment);
    }

    /** Bodies and entity tags. */
    private static List<String> feeds(PackagedService node) throws Exception {
        StringBuilder tags = new StringBuilder();
        List<String> bodies = new ArrayList<>();
        for (String feed : FEEDS) {
            HttpResponse<String> answer = node.get(feed);
            assertThat(answer.statusCode()).isEqualTo(200);
            bodies.add(answer.body());
            tags.append(answer.headers().firstValue("ETag").orElseThrow()).append('\n');
        }
        bodies.add(tags.toString());
        return bodies;
    }
}
