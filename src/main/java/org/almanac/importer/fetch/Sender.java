package org.almanac.importer.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to addresses that people typed: to public servers only, checked as {@link Fetcher} checks them, within 15 s,
 * and never on to where an answer leads.
 */
@ApplicationScoped
public class Sender {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int KEPT_OCTETS = 1_000;

    private final HttpClient client;
    private final Servers servers;
    private final String userAgent;
    private final Clock clock;

    @Inject
    Sender(Vertx vertx, FetchSettings settings, SiteSettings site, ExecutorService executor, Clock clock) {
        this(
                vertx.createHttpClient(Exchange.options()),
                NameResolver.system(),
                settings.allowPrivateAddresses() ? address -> true : PublicAddresses::contains,
                site.baseUrl().toString(),
                executor,
                clock);
    }

    Sender(
            HttpClient client,
            NameResolver resolver,
            Predicate<InetAddress> allowed,
            String baseUrl,
            ExecutorService executor,
            Clock clock) {
        this.client = client;
        this.servers = new Servers(
                client,
                resolver,
                allowed,
                "This is not the address of a public server, so nothing is sent there.",
                LONGEST,
                executor);
        this.userAgent = "Almanac (+" + baseUrl + ")";
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * What a server answered.
     *
     * @param excerpt the beginning of it, as text
     * @param retryAfter when it wants to be asked again, if it said so
     */
    public record Sent(int status, String excerpt, @Nullable Instant retryAfter) {}

    /**
     * Sends one body; waits for the answer, whatever it is.
     *
     * @throws FetchException when there is no answer, or nothing may be sent there
     */
    public Sent post(String typed, Map<String, String> headers, String json) throws FetchException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        MultiMap all = MultiMap.caseInsensitiveMultiMap()
                .addAll(headers)
                .add("User-Agent", userAgent)
                .add("Accept", "*/*")
                .add("Content-Type", "application/json");
        Exchange.Answer answer = servers.ask(
                WebAddress.parse(typed),
                new Servers.Call(HttpMethod.POST, all, Buffer.buffer(json)),
                () -> Exchange.ofBeginning(client, KEPT_OCTETS),
                deadline);
        return new Sent(
                answer.status(),
                new String(answer.body().getBytes(), StandardCharsets.UTF_8),
                RetryAfter.of(answer.header("Retry-After"), clock.instant()));
    }
}
