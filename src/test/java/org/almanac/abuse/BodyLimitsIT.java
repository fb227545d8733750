package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.almanac.abuse.RawClient.Answer;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A stranger's body is counted as it is read, by the route that it reaches, however both are spelled. */
@Isolated("measures time or memory")
class BodyLimitsIT {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int PATIENCE_SECONDS = 60;

    /** Over what anybody may send, though not by much: what is refused is how, not how fast. */
    private static final byte[] LARGE = form(300 * 1024);

    private static final byte[] HUGE = form(31 * 1024 * 1024);

    @TempDir
    static Path directory;

    private static PackagedService service;
    private static RawClient raw;
    private static Vertx vertx;

    /** With HTTP/2, which is off unless somebody wants it. */
    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = PackagedService.start(directory, Map.of("QUARKUS_HTTP_HTTP2", "true"));
        raw = new RawClient(service.address());
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        vertx.close();
        service.close();
    }

    @Test
    void everyRouteInEverySpellingRefusesABodyOverItsBound() throws Exception {
        Set<String> paths = Routes.ofResources();
        for (String other :
                List.of("/calendar.ics", "/widget.json", "/u/x/calendar.ics", "/nothing", "/q/health", "/css/x")) {
            paths.add(other);
        }
        assertThat(paths).contains("/submit", "/admin/import", "/api/v1/subscribers/import");
        List<String> wrong = new ArrayList<>();
        HttpClient known = client(false);
        HttpClient upgraded = client(true);
        int number = 0;
        for (String path : paths) {
            List<String> spellings = spellings(path);
            for (String spelling : spellings) {
                check(
                        spelling + " with a length",
                        raw.post(spelling, FORM, LARGE).status(),
                        wrong);
            }
            // Whether a body is counted does not depend on both at once: of each pair some.
            for (String spelling : List.of(path, spellings.get(++number % spellings.size()))) {
                check(
                        spelling + " in chunks",
                        raw.postInChunks(spelling, JSON, LARGE).status(),
                        wrong);
                check(spelling + " by HTTP/2", post(known, spelling, LARGE), wrong);
                check(spelling + " by HTTP/2, upgraded", post(upgraded, spelling, LARGE), wrong);
            }
        }
        known.close();
        upgraded.close();
        assertThat(wrong).isEmpty();
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void thirtyMegabytesOfFieldsTakeNoMemory() throws Exception {
        Vitals vitals = new Vitals(service);
        service.get("/submit");
        long before = vitals.heap();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        HttpClient http2 = client(false);
        for (String path : List.of("/submit", "//submit", "/%73ubmit", "/./submit", "/x/../submit", "/admin/import")) {
            answers.add(clients.submit(() -> raw.post(path, FORM, HUGE).status()));
            answers.add(clients.submit(() -> raw.postInChunks(path, FORM, HUGE).status()));
            answers.add(clients.submit(() -> post(http2, path, HUGE)));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isIn(0, 401, 411, 413);
        }
        clients.shutdown();
        http2.close();

        assertThat(service.isAlive()).isTrue();
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(service.output()).doesNotContain("OutOfMemory");
        assertThat(vitals.heap()).isLessThan(before + 16 * 1024);
    }

    @Test
    void whoHasATokenImportsWhatOthersMayNotSend() throws Exception {
        byte[] csv = csv(20 * 1024 * 1024);
        String head = "Content-Type: text/csv\r\n";
        String token = "Authorization: Bearer " + PackagedService.ADMIN_TOKEN + "\r\n";
        for (String expect : List.of("", "Expect: 100-continue\r\n")) {
            String path = "/api/v1/import?dryRun=true";
            assertThat(raw.post(path, head + expect, csv).status()).isEqualTo(401);
            Answer answer = raw.post(path, head + token + expect, csv);
            assertThat(answer.text()).contains("HTTP/1.1 200 OK");
            assertThat(raw.postInChunks(path, head + token, csv).status()).isEqualTo(200);
        }
        assertThat(raw.post("/api/v1/events", head + token, csv).status()).isEqualTo(413);
        assertThat(raw.post("/submit", FORM + token, HUGE).status()).isEqualTo(413);
    }

    /** As it is delivered. */
    @Test
    void withoutBeingAskedForThereIsNoHttp2() throws Exception {
        Path home = Files.createDirectory(directory.resolve("plain"));
        try (PackagedService plain = PackagedService.start(home, Map.of())) {
            URI server = plain.address();
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(PATIENCE_SECONDS * 1_000);
                socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).matches("|HTTP/\\d.\\d [45]\\d\\d");
            }
            RawClient client = new RawClient(server);
            Answer upgraded =
                    client.post("/submit", FORM + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n", LARGE);
            assertThat(upgraded.text()).startsWith("HTTP/1.1 413");
        }
    }

    private static void check(String what, int status, List<String> wrong) {
        if (status < 400 || status >= 500) {
            wrong.add(what + ": " + status);
        }
    }

    private static List<String> spellings(String path) {
        String rest = path.substring(1);
        return rest.isEmpty()
                ? List.of("/", "//", "/./", "/x/..")
                : List.of(
                        path,
                        "/" + path,
                        "/%" + Integer.toHexString(rest.charAt(0)) + rest.substring(1),
                        "/./" + rest,
                        "/x/../" + rest,
                        path + "/");
    }

    private static HttpClient client(boolean upgrade) throws IOException {
        return vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(upgrade)
                .setDefaultHost(service.address().getHost())
                .setDefaultPort(service.address().getPort()));
    }

    /** @return the status, 0 when the stream or the connection was ended without one */
    private static int post(HttpClient client, String path, byte[] body) throws InterruptedException, TimeoutException {
        try {
            HttpClientRequest request = client.request(HttpMethod.POST, path)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            request.putHeader("Content-Type", "application/x-www-form-urlencoded");
            return request.send(Buffer.buffer(body))
                    .map(HttpClientResponse::statusCode)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return 0;
        }
    }

    private static byte[] form(int size) {
        byte[] form = new byte[size];
        for (int i = 0; i < size; i++) {
            form[i] = (byte) "a=b&12345678".charAt(i % 12);
        }
        return form;
    }

    private static byte[] csv(int size) {
        byte[] row =
                ("A fair with a long name " + "x".repeat(60_000) + ",2031-05-04\n").getBytes(StandardCharsets.US_ASCII);
        byte[] head = "title,start\n".getBytes(StandardCharsets.US_ASCII);
        int rows = size / row.length;
        byte[] csv = Arrays.copyOf(head, head.length + rows * row.length);
        Stream.iterate(0, i -> i < rows, i -> i + 1)
                .forEach(i -> System.arraycopy(row, 0, csv, head.length + i * row.length, row.length));
        return csv;
    }
}
