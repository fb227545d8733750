package org.almanac.importer.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.almanac.settings.SiteSettings;

/**
 * Reads what stands at an address of http, https or webcal: at most 10 MB decompressed, within 30 s, over at most 5
 * redirects, and from public servers only. A name is looked up once for each connection, what it means is checked, and
 * that very address is connected to; the name is kept for {@code Host}, SNI and the certificate.
 */
@ApplicationScoped
public class Fetcher {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final String ACCEPT =
            "text/calendar, text/html;q=0.9, application/ld+json;q=0.9, application/json;q=0.9,"
                    + " text/csv;q=0.9, */*;q=0.5";

    private final HttpClient client;
    private final Servers servers;
    private final Limits limits;
    private final String userAgent;
    private final Clock clock;

    /**
     * How much one look may cost.
     *
     * @param octets of the answer, before and after decompression
     * @param duration of all of it, redirects included
     */
    record Limits(int octets, Duration duration, int redirects) {
        static final Limits USUAL = new Limits(10 * 1024 * 1024, Duration.ofSeconds(30), 5);
    }

    @Inject
    Fetcher(Vertx vertx, FetchSettings settings, SiteSettings site, ExecutorService executor, Clock clock) {
        this(
                vertx.createHttpClient(Exchange.options()),
                NameResolver.system(),
                settings.allowPrivateAddresses() ? address -> true : PublicAddresses::contains,
                Limits.USUAL,
                site.baseUrl().toString(),
                executor,
                clock);
    }

    Fetcher(
            HttpClient client,
            NameResolver resolver,
            Predicate<InetAddress> allowed,
            Limits limits,
            String baseUrl,
            ExecutorService executor,
            Clock clock) {
        this.client = client;
        this.servers = new Servers(
                client,
                resolver,
                allowed,
                "This is not the address of a public server, so it is not read.",
                limits.duration(),
                executor);
        this.limits = limits;
        this.userAgent = "Almanac (+" + baseUrl + ")";
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Reads an address; waits for it.
     *
     * @param known what was told the last time; the answer is 304 without a body when it still holds
     * @throws FetchException when there is nothing to read, or it may not be read
     */
    public Fetched fetch(String typed, Fetched.Validators known) throws FetchException {
        long deadline = System.nanoTime() + limits.duration().toNanos();
        WebAddress address = WebAddress.parse(typed);
        try {
            return follow(address, known, deadline);
        } catch (FetchException e) {
            if (address.either() && !e.isConnected()) {
                return follow(address.insecure(), known, deadline);
            }
            throw e;
        }
    }

    /**
     * Says what is wrong with an address as it is typed, without asking any server.
     *
     * @throws FetchException as {@link #fetch} would for its form
     */
    public static void check(String typed) throws FetchException {
        WebAddress.parse(typed);
    }

    private Fetched follow(WebAddress first, Fetched.Validators known, long deadline) throws FetchException {
        WebAddress address = first;
        for (int hops = 0; hops <= limits.redirects(); hops++) {
            Exchange.Answer answer = ask(address, known, deadline);
            if (!REDIRECTS.contains(answer.status())) {
                return read(address, answer, known);
            }
            String location = answer.header("Location");
            if (location.isBlank()) {
                throw FetchException.of("The server leads on, but does not say where to.");
            }
            address = address.resolve(location);
        }
        throw FetchException.of("The server leads on more than " + limits.redirects() + " times.");
    }

    private Fetched read(WebAddress address, Exchange.Answer answer, Fetched.Validators known) throws FetchException {
        boolean conditional = known.etag() != null || known.lastModified() != null;
        if (answer.status() == 304 && conditional) {
            return new Fetched(address.toString(), 304, "", known, new byte[0]);
        }
        if (answer.status() != 200) {
            throw FetchException.answered(
                    answer.status(), RetryAfter.of(answer.header("Retry-After"), clock.instant()));
        }
        return new Fetched(
                address.toString(),
                200,
                answer.header("Content-Type"),
                Fetched.Validators.of(
                        answer.headers().get("ETag"), answer.headers().get("Last-Modified")),
                ContentCoding.decoded(
                        answer.header("Content-Encoding"), answer.body().getBytes(), limits.octets()));
    }

    private Exchange.Answer ask(WebAddress address, Fetched.Validators known, long deadline) throws FetchException {
        return servers.ask(
                address, Servers.Call.get(headers(known)), () -> new Exchange(client, limits.octets()), deadline);
    }

    private MultiMap headers(Fetched.Validators known) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("User-Agent", userAgent)
                .add("Accept", ACCEPT)
                .add("Accept-Encoding", "gzip");
        if (known.etag() != null) {
            headers.add("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            headers.add("If-Modified-Since", known.lastModified());
        }
        return headers;
    }
}
