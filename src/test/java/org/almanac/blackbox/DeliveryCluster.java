package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.database.EmbeddedDatabaseResource;
import org.almanac.outbox.smtp.ScriptedSmtpServer;

/** Nodes on one database that send to one mail server, and what one can know of them from outside. */
final class DeliveryCluster implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    /** So long that no mail of a slow run is too late. */
    private static final Duration LEAD = Duration.ofDays(1);

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID: *<([^>]+)>");

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> keys;
    private final EmbeddedDatabaseResource database = new EmbeddedDatabaseResource();
    private final List<PackagedService> nodes = new ArrayList<>();
    private int started;

    /** @param environment of every node, beside what it needs to find its database and the mail server */
    DeliveryCluster(Path directory, int smtpPort, Map<String, String> environment) {
        this.directory = directory;
        this.keys = database.start();
        this.environment = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                keys.getOrDefault("quarkus.datasource.jdbc.url", ""),
                "QUARKUS_DATASOURCE_USERNAME",
                keys.getOrDefault("quarkus.datasource.username", ""),
                "QUARKUS_DATASOURCE_PASSWORD",
                keys.getOrDefault("quarkus.datasource.password", ""),
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                Integer.toString(smtpPort),
                "QUARKUS_MAILER_FROM",
                "almanac@example.org",
                "ALMANAC_NOTIFICATION_TICK",
                "1s",
                "ALMANAC_OUTBOX_POLL_INTERVAL",
                "1s"));
        this.environment.putAll(environment);
    }

    PackagedService startNode() throws IOException, InterruptedException {
        PackagedService node =
                PackagedService.start(Files.createDirectories(directory.resolve("node" + ++started)), environment);
        nodes.add(node);
        return node;
    }

    /** Ends a node as {@code kill -9} does. */
    void kill(PackagedService node) throws InterruptedException {
        node.kill();
        nodes.remove(node);
    }

    void restartDatabase() throws IOException {
        database.restart();
    }

    /** Subscribers who will be reminded. */
    void subscribe(PackagedService node, int count) throws IOException, InterruptedException {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"email\":\"reader")
                    .append(i)
                    .append("@domain")
                    .append(i % 20)
                    .append(".example\",\"leadTimes\":[\"P1D\"],\"announcements\":false,\"nothingUpcoming\":false,"
                            + "\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"test\"}}");
        }
        post(node, "/api/v1/subscribers/import", list.append(']').toString());
    }

    /** An event of which all subscribers are to be reminded in a moment. */
    void remindAll(PackagedService node) throws IOException, InterruptedException {
        Instant due = CLOCK.instant().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime start = LocalDateTime.ofInstant(due.plus(LEAD), ZoneOffset.UTC);
        post(node, "/api/v1/events", "{\"title\":\"Summit\",\"start\":\"" + start + "\",\"timeZone\":\"UTC\"}");
    }

    private static void post(PackagedService node, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response =
                node.send(HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    }

    /** How many messages there are in each state. */
    Map<String, Integer> states() throws SQLException {
        Map<String, Integer> states = new TreeMap<>();
        query("select state || '=' || count(*) from message group by state")
                .forEach(row -> states.put(
                        row.substring(0, row.indexOf('=')), Integer.parseInt(row.substring(row.indexOf('=') + 1))));
        return states;
    }

    /** The Message-IDs of what nodes have claimed and not recorded yet. */
    Set<String> underWay() throws SQLException {
        return new HashSet<>(query("select internet_message_id from message where state = 'SENDING'"));
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        keys.getOrDefault("quarkus.datasource.jdbc.url", ""),
                        keys.getOrDefault("quarkus.datasource.username", ""),
                        keys.getOrDefault("quarkus.datasource.password", ""));
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** The recipients of each Message-ID, one for each time it was taken. */
    static Map<String, List<String>> taken(ScriptedSmtpServer server) {
        Map<String, List<String>> taken = new HashMap<>();
        for (ScriptedSmtpServer.Taken mail : server.taken()) {
            taken.computeIfAbsent(messageId(mail.data()), id -> new ArrayList<>())
                    .add(mail.recipient());
        }
        return taken;
    }

    static String messageId(String data) {
        Matcher matcher = MESSAGE_ID.matcher(data);
        assertThat(matcher.find()).as(data).isTrue();
        return matcher.group(1);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + patience).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        for (PackagedService node : List.copyOf(nodes)) {
            node.close();
        }
        database.stop();
    }
}
