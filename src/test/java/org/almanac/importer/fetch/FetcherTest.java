package org.almanac.importer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.almanac.importer.fetch.ScriptedWebServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.almanac.importer.fetch.Fetched.Validators;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server and a resolver of its own. Here 127.0.0.1 counts as public, every other address that is not does not. */
class FetcherTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final int MOST = 1024 * 1024;

    private static Vertx vertx;
    private static ExecutorService executor;

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final List<String> lookedUp = new ArrayList<>();
    private ScriptedWebServer server;
    private Fetcher fetcher;

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
        names.put("conf.example", List.of("127.0.0.1"));
        fetcher = fetcher(Exchange.options(), Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        fetcher.close();
    }

    private Fetcher fetcher(HttpClientOptions options, Duration longest) {
        return new Fetcher(
                vertx.createHttpClient(options),
                this::resolve,
                address -> address.getHostAddress().equals("127.0.0.1") || PublicAddresses.contains(address),
                new Fetcher.Limits(MOST, longest, 5),
                "https://events.example",
                executor,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
        lookedUp.add(host);
        List<InetAddress> found = new ArrayList<>();
        for (String address : names.getOrDefault(host, List.of())) {
            found.add(InetAddress.getByName(address));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    private String address(String path) {
        return "http://conf.example:" + server.port() + path;
    }

    private Fetched fetch(String path) throws FetchException {
        return fetcher.fetch(address(path), Validators.NONE);
    }

    private FetchException refusal(String address) {
        FetchException refused =
                catchThrowableOfType(FetchException.class, () -> fetcher.fetch(address, Validators.NONE));
        assertThat(refused).as(address).isNotNull();
        return refused;
    }

    @Test
    void readsAndSaysWhoAsks() throws Exception {
        server.on("/a?b=c", "text/html; charset=utf-8", "héllo");

        Fetched fetched = fetch("/a?b=c");

        assertThat(fetched.body()).isEqualTo("héllo".getBytes(UTF_8));
        assertThat(fetched.contentType()).isEqualTo("text/html; charset=utf-8");
        ScriptedWebServer.Request request = server.requests().get(0);
        assertThat(request.header("user-agent")).isEqualTo("Almanac (+https://events.example)");
        assertThat(request.header("host")).isEqualTo("conf.example:" + server.port());
        assertThat(lookedUp).containsExactly("conf.example");
    }

    @Test
    void validatorsAreSentBack() throws Exception {
        server.on(
                "/cal",
                (request, out) -> out.write(
                        request.header("if-none-match").equals("\"v1\"")
                                ? whole("304 Not Modified", "", "")
                                : whole(
                                        "200 OK",
                                        "ETag: \"v1\"\r\nLast-Modified: Mon, 01 Mar 2027 10:00:00 GMT\r\n",
                                        "x")));

        Validators told = fetch("/cal").validators();
        Fetched again = fetcher.fetch(address("/cal"), told);

        assertThat(again.isUnchanged()).isTrue();
        assertThat(again.validators()).isEqualTo(told);
        assertThat(server.requests().get(1).header("if-modified-since")).isEqualTo("Mon, 01 Mar 2027 10:00:00 GMT");
        // One that was not asked for means nothing.
        server.raw("/odd", "HTTP/1.1 304 Not Modified\r\n\r\n");
        assertThat(refusal(address("/odd")).status()).isEqualTo(304);
    }

    @Test
    void whatTheServerRefusesIsToldWithItsWishForRest() {
        server.on("/busy", (request, out) -> out.write(whole("503 Busy", "Retry-After: 120\r\n", "")));
        server.on(
                "/often",
                (request, out) -> out.write(whole("429 Often", "Retry-After: Mon, 01 Mar 2027 13:00:00 GMT\r\n", "")));
        server.on("/part", (request, out) -> out.write(whole("206 Partial", "", "half")));

        assertThat(refusal(address("/busy")).retryAfter()).isEqualTo(NOW.plusSeconds(120));
        assertThat(refusal(address("/often")).retryAfter()).isEqualTo(NOW.plusSeconds(3_600));
        assertThat(refusal(address("/part")).status()).isEqualTo(206);
        assertThat(refusal(address("/nothing")).reason()).contains("404");
        assertThat(refusal("http://unknown.example/").reason()).contains("no server of this name");
    }

    @Test
    void redirectsAreFollowedAndCheckedAgain() throws Exception {
        names.put("inside.example", List.of("10.0.0.7"));
        redirect("/1", "/2");
        redirect("/2", address("/3"));
        server.on("/3", "text/plain", "there");
        redirect("/loop", "/loop");
        redirect("/inside", "http://inside.example/");
        redirect("/metadata", "http://169.254.169.254/latest/meta-data/");
        redirect("/octal", "http://0177.0.0.1/");
        redirect("/file", "file:///etc/passwd");
        redirect("/user", "http://u:p@conf.example/");
        server.raw("/nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");

        Fetched fetched = fetch("/1");
        assertThat(fetched.address()).isEqualTo(address("/3"));
        assertThat(new String(fetched.body(), UTF_8)).isEqualTo("there");
        assertThat(refusal(address("/loop")).reason()).contains("more than 5 times");
        for (String path : List.of("/inside", "/metadata")) {
            assertThat(refusal(address(path)).reason()).contains("not the address of a public server");
        }
        refusal(address("/octal"));
        refusal(address("/file"));
        refusal(address("/user"));
        refusal(address("/nowhere"));
    }

    private void redirect(String from, String to) {
        server.on(from, (request, out) -> out.write(whole("302 Found", "Location: " + to + "\r\n", "")));
    }

    @Test
    void privateAddressesAreNotConnectedTo() {
        names.put("both.example", List.of("127.0.0.1", "192.168.0.1"));
        names.put("mapped.example", List.of("::ffff:10.0.0.1"));
        names.put("nat64.example", List.of("64:ff9b::a00:1"));
        for (String host : List.of(
                "both.example",
                "mapped.example",
                "nat64.example",
                "127.0.0.2",
                "[::1]",
                "10.0.0.1",
                "[fd00:ec2::254]")) {
            assertThat(refusal("http://" + host + ":" + server.port() + "/").reason())
                    .as(host)
                    .contains("not the address of a public server");
        }
        assertThat(server.requests()).isEmpty();
    }

    /** The name means a public server when it is looked up, and one inside the next time anybody asks. */
    @Test
    void nameThatChangesItsMeaningIsLookedUpOnceForEachConnection() throws Exception {
        server.on("/", "text/plain", "outside");
        redirect("/again", "/");
        Fetcher rebound = new Fetcher(
                vertx.createHttpClient(Exchange.options()),
                host -> {
                    lookedUp.add(host);
                    return List.of(InetAddress.getByName(lookedUp.size() == 1 ? "127.0.0.1" : "127.0.0.2"));
                },
                address -> address.getHostAddress().equals("127.0.0.1"),
                new Fetcher.Limits(MOST, Duration.ofSeconds(10), 5),
                "https://events.example",
                executor,
                Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(new String(rebound.fetch(address("/"), Validators.NONE).body(), UTF_8))
                .isEqualTo("outside");
        assertThat(lookedUp).hasSize(1);
        lookedUp.clear();
        assertThatThrownBy(() -> rebound.fetch(address("/again"), Validators.NONE))
                .hasMessageContaining("not the address of a public server");
        rebound.close();
    }

    @Test
    void oneServerThatIsDownDoesNotHideTheOther() throws Exception {
        server.on("/", "text/plain", "up");
        // Nothing listens on the port at the first address.
        names.put("two.example", List.of("127.0.0.3", "127.0.0.1"));
        Fetcher local = new Fetcher(
                vertx.createHttpClient(Exchange.options()),
                this::resolve,
                InetAddress::isLoopbackAddress,
                new Fetcher.Limits(MOST, Duration.ofSeconds(10), 5),
                "https://events.example",
                executor,
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(new String(
                        local.fetch("http://two.example:" + server.port() + "/", Validators.NONE)
                                .body(),
                        UTF_8))
                .isEqualTo("up");
        local.close();
    }

    @Test
    void sizeIsBoundedBeforeAndAfterDecompression() throws Exception {
        server.on("/gzip", (request, out) -> out.write(gzip("small".getBytes(UTF_8))));
        server.on("/bomb", (request, out) -> out.write(gzip(new byte[MOST + 1])));
        server.on(
                "/damaged",
                (request, out) -> out.write(whole("200 OK", "Content-Encoding: gzip\r\n", "this is not gzip")));
        server.on("/brotli", (request, out) -> out.write(whole("200 OK", "Content-Encoding: br\r\n", "?")));
        server.on("/endless", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            byte[] chunk = ("400\r\n" + "x".repeat(1_024) + "\r\n").getBytes(UTF_8);
            while (true) {
                out.write(chunk);
            }
        });
        server.on(
                "/long",
                (request, out) -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx".getBytes(UTF_8)));

        assertThat(new String(fetch("/gzip").body(), UTF_8)).isEqualTo("small");
        assertThat(refusal(address("/bomb")).reason()).contains("larger than 1 MB");
        assertThat(refusal(address("/endless")).reason()).contains("larger than 1 MB");
        assertThat(refusal(address("/damaged")).reason()).contains("damaged");
        assertThat(refusal(address("/brotli")).reason()).contains("compresses");
        refusal(address("/long"));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n")
                .getBytes(UTF_8));
        zipped.writeTo(answer);
        return answer.toByteArray();
    }

    @Test
    void halfAnAnswerIsNone() {
        server.raw("/half", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        server.raw("/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        server.raw("/silent", "");
        server.raw("/other", "SSH-2.0-OpenSSH_9.6\r\n");
        for (String path : List.of("/half", "/chunk", "/silent", "/other")) {
            assertThat(refusal(address(path)).reason()).as(path).contains("could not be read to its end");
        }
    }

    @Test
    void slowDripsEndAtTheDeadline() {
        server.on("/drip", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                Thread.onSpinWait();
                pause(20);
            }
        });
        server.on("/headers", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            while (true) {
                out.write("X-More: x\r\n".getBytes(UTF_8));
                out.flush();
                pause(20);
            }
        });
        redirect("/circle", "/drip");
        Fetcher hasty = fetcher(Exchange.options(), Duration.ofMillis(300));
        for (String path : List.of("/drip", "/headers", "/circle")) {
            long before = System.nanoTime();
            assertThatThrownBy(() -> hasty.fetch(address(path), Validators.NONE))
                    .as(path)
                    .hasMessageContaining("takes too long");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
        hasty.close();
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void certificateHasToBeForTheNameThatWasTyped(@TempDir Path dir) throws Exception {
        String store = dir.resolve("server.jks").toString();
        new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=conf.example",
                        "-ext",
                        "san=dns:conf.example",
                        "-keystore",
                        store,
                        "-storepass",
                        "password",
                        "-keypass",
                        "password",
                        "-storetype",
                        "JKS",
                        "-alias",
                        "a"))
                .redirectErrorStream(true)
                .start()
                .waitFor();
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        try (InputStream in = java.nio.file.Files.newInputStream(Path.of(store))) {
            KeyStore stored = KeyStore.getInstance("JKS");
            stored.load(in, "password".toCharArray());
            keys.init(stored, "password".toCharArray());
        }
        context.init(keys.getKeyManagers(), null, null);
        names.put("other.example", List.of("127.0.0.1"));
        try (ScriptedWebServer safe = new ScriptedWebServer(context.getServerSocketFactory())) {
            safe.on("/", "text/plain", "proved");
            Fetcher trusting = fetcher(
                    Exchange.options()
                            .setTrustStoreOptions(
                                    new JksOptions().setPath(store).setPassword("password")),
                    Duration.ofSeconds(10));
            assertThat(new String(
                            trusting.fetch("https://conf.example:" + safe.port() + "/", Validators.NONE)
                                    .body(),
                            UTF_8))
                    .isEqualTo("proved");
            assertThatThrownBy(() -> trusting.fetch("https://other.example:" + safe.port() + "/", Validators.NONE))
                    .hasMessageContaining("certificate");
            assertThat(refusal("https://conf.example:" + safe.port() + "/").reason())
                    .contains("certificate");
            trusting.close();
        }
    }

    @Test
    void webcalIsHttpsWhereThereIsAnyAndHttpElsewhere() throws Exception {
        server.on("/a.ics", "text/calendar", "BEGIN:VCALENDAR");
        assertThat(fetcher.fetch("webcal://conf.example:" + server.port() + "/a.ics", Validators.NONE)
                        .address())
                .isEqualTo(address("/a.ics"));
        refusal("webcals://conf.example:" + server.port() + "/a.ics");
    }
}
