package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Readers who ask for much and take nothing, of a service with little memory. */
@Isolated("measures time or memory")
class SlowReadersIT {
    private static final String METRICS_TOKEN = "a-token-for-metrics-of-more-than-32-characters";
    private static final int LARGE = 12_000_000;
    private static final int EVENTS = 210;
    private static final int PART = 35;
    private static final int LETTERS = 19_500;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(
                directory,
                Map.of(
                        "JAVA_TOOL_OPTIONS", "-XX:MaxDirectMemorySize=160m",
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                        "ALMANAC_METRICS_TOKEN", METRICS_TOKEN,
                        "ALMANAC_ANSWERS_WRITE_TIMEOUT", "PT4S"));
        fill();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void aHundredStalledReadersOfALargeFeedAreDroppedAndTheNextIsServed() throws Exception {
        assertThat(octets("/calendar.ics")).isGreaterThan(LARGE);
        double threads = metric("jvm_threads_live_threads");
        double direct = direct();
        List<SocketReader> stalled = stalled(100, n -> "/calendar.ics");
        assertThat(octets("/calendar.ics")).isGreaterThan(LARGE);
        assertThat(service.get("/calendar.json?limit=5").statusCode()).isEqualTo(200);
        Thread.sleep(6_500);
        for (SocketReader reader : stalled) {
            // Whoever was not dropped would now be sent the rest.
            assertThat(reader.rest().length()).isLessThan(LARGE);
            reader.close();
        }
        assertThat(octets("/calendar.ics")).isGreaterThan(LARGE);
        assertThat(direct()).isLessThan(direct + 16_000_000);
        assertThat(metric("jvm_threads_live_threads")).isLessThan(threads + 12);
    }

    @Test
    void stalledReadersOfDifferentVariantsDoNotHoldTheMemoryOfOthers() throws Exception {
        List<SocketReader> stalled = stalled(46, n -> "/calendar.ics?alarm=PT" + (n + 200) + "M");
        long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
        while (read("/calendar.ics").statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(500);
        }
        assertThat(octets("/calendar.ics?alarm=PT199M", end)).isGreaterThan(LARGE);
        for (SocketReader reader : stalled) {
            reader.close();
        }
    }

    @Test
    void seventyVariantsAtOnceAreAnsweredOrToldToComeAgain() throws Exception {
        long begin = System.nanoTime();
        List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            asked.add(HTTP.sendAsync(
                    HttpRequest.newBuilder(service.address().resolve("/calendar.ics?alarm=PT" + (i + 1) + "M"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.replacing(new byte[0])));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : asked) {
            HttpResponse<byte[]> response = answer.join();
            assertThat(response.statusCode()).isIn(200, 503);
            assertThat(response.statusCode() == 200
                            || response.headers().firstValue("Retry-After").isPresent())
                    .isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(octets("/calendar.ics")).isGreaterThan(LARGE);
        assertThat(octets("/calendar.ics?alarm=P1D")).isGreaterThan(LARGE);
    }

    @Test
    void stalledReadersOfListsAndExportsLeaveThreadsToOthers() throws Exception {
        double threads = metric("jvm_threads_live_threads");
        List<SocketReader> stalled = new ArrayList<>(stalled(40, n -> "/api/v1/events?limit=150", ""));
        stalled.addAll(stalled(40, n -> "/api/v1/events", "Accept: application/x-ndjson\r\n"));
        for (int i = 0; i < 3; i++) {
            assertThat(service.get("/api/v1/events?limit=2").statusCode()).isEqualTo(200);
            assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        }
        Thread.sleep(6_500);
        HttpResponse<String> list = service.get("/api/v1/events?limit=150");
        assertThat(list.statusCode()).isEqualTo(200);
        for (SocketReader reader : stalled) {
            reader.close();
        }
        // As many as were busy at a time stay for a while; none is stuck.
        assertThat(metric("jvm_threads_live_threads")).isLessThan(threads + 100);
    }

    @Test
    void aTokenForMetricsOpensThemAndNothingElse() throws Exception {
        assertThat(service.get("/q/metrics").statusCode()).isEqualTo(401);
        assertThat(service.get("/q/health").statusCode()).isEqualTo(401);
        assertThat(service.get("/q/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(asOperator("/q/health/ready").body()).contains("checks");
        assertThat(asOperator("/q/metrics").statusCode()).isEqualTo(200);
        assertThat(asOperator("/api/v1/subscribers").statusCode()).isEqualTo(403);
    }

    @Test
    void everyLineOfTheLogIsOneObject() throws Exception {
        SocketReader.exchange(
                service.address(),
                "POST /subscriptions/" + "T".repeat(40) + "%0a%7b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nemail=%zz");
        ObjectMapper json = new ObjectMapper();
        assertThat(service.output().lines())
                .allSatisfy(
                        line -> assertThat(json.readTree(line).path("message").isTextual())
                                .isTrue());
        assertThat(service.output()).doesNotContain("TTTTTTTTTTTTTTTT");
    }

    private interface Paths {
        String of(int number);
    }

    private static List<SocketReader> stalled(int many, Paths paths) throws IOException {
        return stalled(many, paths, "");
    }

    private static List<SocketReader> stalled(int many, Paths paths, String headers) throws IOException {
        List<SocketReader> readers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            SocketReader reader = new SocketReader(service.address(), 4_096);
            reader.send(SocketReader.get(paths.of(i), "events.example", headers));
            readers.add(reader);
        }
        return readers;
    }

    private static long octets(String path) throws Exception {
        return octets(path, System.nanoTime());
    }

    /** Of a body, all of which came; asks again, as the refusal says, up to a time. */
    private static long octets(String path, long end) throws Exception {
        HttpResponse<byte[]> response = read(path);
        while (response.statusCode() == 503 && System.nanoTime() < end) {
            Thread.sleep(500);
            response = read(path);
        }
        assertThat(response.statusCode()).isEqualTo(200);
        return Long.parseLong(response.headers().firstValue("Content-Length").orElseThrow());
    }

    private static HttpResponse<byte[]> read(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(service.address().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.replacing(new byte[0]));
    }

    private static HttpResponse<String> asOperator(String path) throws Exception {
        return service.send(HttpRequest.newBuilder(service.address().resolve(path))
                .header("Authorization", "Bearer " + METRICS_TOKEN));
    }

    private static double direct() throws Exception {
        return metric("jvm_buffer_memory_used_bytes{id=\"direct\"}");
    }

    private static double metric(String name) throws Exception {
        Matcher found = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
                .matcher(asOperator("/q/metrics").body());
        assertThat(found.find()).as(name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    /** Few events with long texts make a large feed soonest. */
    private static void fill() throws Exception {
        Random random = new Random(12);
        for (int from = 0; from < EVENTS; from += PART) {
            StringBuilder lines = new StringBuilder();
            for (int i = from; i < from + PART; i++) {
                lines.append(event(i, random)).append('\n');
            }
            HttpResponse<String> imported =
                    service.send(HttpRequest.newBuilder(service.address().resolve("/api/v1/import?source=large"))
                            .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(lines.toString())));
            assertThat(imported.body()).contains("\"created\":" + PART);
        }
    }

    private static ObjectNode event(int number, Random random) {
        StringBuilder text = new StringBuilder(LETTERS);
        for (int c = 0; c < LETTERS; c++) {
            text.append(c % 12 == 0 ? ' ' : (char) (0x4e00 + random.nextInt(5_000)));
        }
        return new ObjectMapper()
                .createObjectNode()
                .put("uid", "large-" + number + "@events.example")
                .put("title", "Large " + number)
                .put("start", LocalDate.now(Clock.systemUTC()).plusMonths(2) + "T09:00")
                .put("timeZone", "Europe/London")
                .put("published", true)
                .put("description", text.toString());
    }
}
