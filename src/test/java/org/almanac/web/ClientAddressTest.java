package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.almanac.web.proxy.ProxySettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over a connection from 127.0.0.1. */
class ClientAddressTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String CUSTOMARY = "X-Forwarded-For";

    private record Settings(String header, List<String> trusted) implements ProxySettings {
        @Override
        public Optional<List<String>> trustedProxies() {
            return trusted.isEmpty() ? Optional.empty() : Optional.of(trusted);
        }

        @Override
        public String forwardedHeader() {
            return header;
        }
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nobodyIsBelievedUnlessNamed() throws Exception {
        assertThat(seen(new Settings(CUSTOMARY, List.of()), CUSTOMARY, "203.0.113.9"))
                .isEqualTo("127.0.0.1");
        assertThat(seen(new Settings(CUSTOMARY, List.of("192.0.2.0/24", "::1")), CUSTOMARY, "203.0.113.9"))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                // What stands farther left the client may have written itself.
                "198.51.100.1, 203.0.113.9 | 203.0.113.9",
                "127.0.0.1, 203.0.113.9 | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "10.9.9.9, 10.1.2.3 | 10.9.9.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "::ffff:203.0.113.9 | 203.0.113.9",
                // What is no address is not believed, nor what stands before it.
                "203.0.113.9, unknown | 127.0.0.1",
                "203.0.113.9, <script>, 10.1.2.3 | 10.1.2.3",
                "localhost | 127.0.0.1",
                "'' | 127.0.0.1",
            })
    void lastAddressThatIsNoTrustedProxyCounts(String header, String client) throws Exception {
        assertThat(seen(new Settings(CUSTOMARY, List.of("127.0.0.1", "10.0.0.0/8")), CUSTOMARY, header))
                .isEqualTo(client);
    }

    @Test
    void severalHeadersAreReadAsOne() throws Exception {
        assertThat(seen(new Settings(CUSTOMARY, List.of("127.0.0.0/8")), CUSTOMARY, "198.51.100.1", "203.0.113.9"))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9;proto=https;by=10.0.0.1 | 203.0.113.9",
                "for=198.51.100.1, for=203.0.113.9 | 203.0.113.9",
                "proto=https;For=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
                "for=203.0.113.9, for=_hidden | 127.0.0.1",
                "proto=https | 127.0.0.1",
            })
    void standardHeaderIsReadWhereItIsTheOneThatProxiesWrite(String header, String client) throws Exception {
        Settings settings = new Settings("Forwarded", List.of("127.0.0.1"));

        assertThat(seen(settings, "Forwarded", header)).isEqualTo(client);
        assertThat(seen(settings, CUSTOMARY, "198.51.100.77")).isEqualTo("127.0.0.1");
    }

    @Test
    void chainWithoutEndIsReadAsFarAsProxiesGo() throws Exception {
        String chain = String.join(",", java.util.Collections.nCopies(500, "10.1.2.3"));

        assertThat(seen(new Settings(CUSTOMARY, List.of("127.0.0.1", "10.0.0.0/8")), CUSTOMARY, "203.0.113.9," + chain))
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "2001:db8::/129"})
    void proxyThatCannotBeOneStopsTheStart(String proxy) {
        assertThatThrownBy(() -> new ClientAddress(new Settings(CUSTOMARY, List.of(proxy))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("almanac.trusted-proxies names " + proxy);
    }

    @Test
    void headerThatNobodyWritesStopsTheStart() {
        assertThatThrownBy(() -> new ClientAddress(new Settings("X-Real-IP", List.of())))
                .hasMessageContaining("almanac.forwarded-header");
    }

    private static String seen(Settings settings, String name, String... values) throws Exception {
        ClientAddress addresses = new ClientAddress(settings);
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(request -> request.response().end(addresses.of(request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
            Arrays.stream(values).forEach(value -> request.header(name, value));
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
