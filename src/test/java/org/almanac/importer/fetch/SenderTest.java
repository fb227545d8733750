package org.almanac.importer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static Vertx vertx;
    private static ExecutorService executor;

    private ScriptedWebServer server;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        executor = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        vertx.close();
        executor.shutdownNow();
    }

    @BeforeEach
    void serve() throws IOException {
        server = new ScriptedWebServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static Sender sender(Predicate<InetAddress> allowed) {
        return new Sender(
                vertx.createHttpClient(Exchange.options()),
                host -> List.of(InetAddress.getByName("127.0.0.1")),
                allowed,
                "https://events.example",
                executor,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Sender.Sent post(String path) throws FetchException {
        return sender(address -> true).post(server.address(path), Map.of("webhook-id", "msg_1"), "{\"é\":1}");
    }

    @Test
    void bodyAndHeadersArriveAndTheAnswerIsToldWhateverItIs() throws Exception {
        server.on(
                "/hook",
                (request, out) ->
                        out.write(ScriptedWebServer.whole("503 Service Unavailable", "Retry-After: 60\r\n", "down")));

        Sender.Sent sent = post("/hook");

        assertThat(sent).isEqualTo(new Sender.Sent(503, "down", NOW.plusSeconds(60)));
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("{\"é\":1}");
            assertThat(request.header("content-type")).isEqualTo("application/json");
            assertThat(request.header("webhook-id")).isEqualTo("msg_1");
            assertThat(request.header("user-agent")).isEqualTo("Almanac (+https://events.example)");
        });
    }

    @Test
    void whereAnAnswerLeadsIsNotFollowed() throws Exception {
        server.on(
                "/hook",
                (request, out) -> out.write(ScriptedWebServer.whole(
                        "307 Temporary Redirect", "Location: " + server.address("/other") + "\r\n", "")));

        assertThat(post("/hook").status()).isEqualTo(307);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLongAnswerIsCutOff() throws Exception {
        server.on("/hook", "text/plain", "x".repeat(2_000_000));

        assertThat(post("/hook")).isEqualTo(new Sender.Sent(200, "x".repeat(1_000), null));
    }

    @Test
    void nothingIsSentToAnAddressThatIsNotPublic() {
        for (String address :
                List.of(server.address("/"), "http://127.0.0.1:" + server.port() + "/", "http://[::1]/")) {
            assertThatThrownBy(() -> sender(PublicAddresses::contains).post(address, Map.of(), "{}"))
                    .hasMessage("This is not the address of a public server, so nothing is sent there.");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatCannotBeReachedIsSaidToBe() throws Exception {
        String address = server.address("/");
        server.close();

        assertThatThrownBy(() -> sender(any -> true).post(address, Map.of(), "{}"))
                .hasMessage("The server cannot be reached.");
    }
}
