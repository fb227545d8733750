package org.almanac.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.notification.NoticePlanner;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is done with the same few readers at the same time: nobody is told of an error, and who is erased is gone. */
@QuarkusTest
class AllAtOnceTest {
    private static final Logger LOG = Logger.getLogger(AllAtOnceTest.class);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);

    /** On a machine that is busy with other things. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Set<String> KINDS =
            Set.of("ask", "confirm", "save", "stop", "resume", "erase", "move", "calendar");
    private static final int THREADS = 8;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> readers = IntStream.range(0, 6)
            .mapToObj(i -> "r" + i + "-" + run + "@example.net")
            .toList();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final Set<UUID> erased = ConcurrentHashMap.newKeySet();

    @Inject
    MeterRegistry metrics;

    @Inject
    EntityManager entities;

    @Inject
    MailLinks links;

    @Inject
    ListImport lists;

    @Inject
    Subscribers subscribers;

    @Inject
    SubscriberDirectory directory;

    @Inject
    NoticePlanner planner;

    @Inject
    WholeDatabase database;

    @Inject
    Mailbox mailbox;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void nobodyIsToldOfAnErrorAndWhoIsErasedIsGone() throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Void>> all = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            Random random = new Random(i);
                            while (goesOn(start)) {
                                one(random);
                            }
                        },
                        executor))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);

        LOG.infof(
                "%s; transactions begun again: %s",
                done,
                metrics.find("almanac.transactions.repeated").counters().stream()
                        .map(counter -> counter.getId().getTag("state") + "=" + counter.count())
                        .toList());
        assertThat(failures).isEmpty();
        assertThat(done.keySet()).as("%s", done).containsAll(KINDS);
        assertThat(erased).isNotEmpty();
        mailbox.messages(readers.get(0));
        for (UUID id : erased) {
            // The log says who erased whom, by an id that leads nowhere any more.
            assertThat(database.tablesWith(id + "@")).isSubsetOf("audit_entry");
        }
        readers.forEach(directory::erase);
        readers.forEach(reader -> assertThat(database.tablesWith(reader)).isEmpty());
    }

    @Test
    void noListBringsBackWhoLeavesAtThatMoment() {
        List<String> leaving = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            leaving.add(mailbox.subscribe(""));
        }
        CompletableFuture<Void> importing =
                CompletableFuture.runAsync(() -> IntStream.range(0, 6).forEach(i -> importList(leaving)), executor);
        leaving.forEach(reader -> {
            directory.erase(reader);
            importList(List.of(reader));
        });
        importing.join();

        assertThat(leaving).noneMatch(mailbox::knows);
    }

    private boolean goesOn(long start) {
        long passed = System.nanoTime() - start;
        return passed < LONG_ENOUGH.toNanos()
                || passed < LONGEST.toNanos() && !done.keySet().containsAll(KINDS);
    }

    private void one(Random random) {
        String reader = readers.get(random.nextInt(readers.size()));
        try {
            switch (random.nextInt(14)) {
                case 0, 1, 2 ->
                    count("ask", post("/subscriptions", "application/json", "{\"email\":\"" + reader + "\"}"));
                case 3, 4, 5 -> confirm(random);
                case 6 -> save(reader);
                case 7 -> with(reader, LinkScope.UNSUBSCRIBE, "stop", "/unsubscribe/%s");
                case 8 -> with(reader, LinkScope.PREFERENCES, "resume", "/subscriptions/%s/resume");
                case 9 -> move(reader, readers.get(random.nextInt(readers.size())), random);
                case 10 -> erase(reader, random.nextBoolean());
                case 11 -> importList(readers);
                case 12 -> planner.tick();
                default -> {
                    with(reader, LinkScope.PREFERENCES, "calendar", "/subscriptions/%s/calendar");
                    subscribers.takeUpRequests();
                    subscribers.forgetUnconfirmed();
                }
            }
        } catch (Exception e) {
            failures.add(e.toString());
        }
    }

    private record Row(UUID id, int epoch) {}

    private @Nullable Row row(String reader) {
        return found("select id, token_epoch from subscriber where email_key = '" + reader + "'");
    }

    private @Nullable Row found(String sql) {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(sql, Object[].class).getResultList());
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) rows.get(0);
        return new Row((UUID) row[0], (Integer) row[1]);
    }

    private void confirm(Random random) throws Exception {
        boolean change = random.nextInt(3) == 0;
        Row asked = found("select r.id, s.token_epoch from " + (change ? "address_change" : "subscription_request")
                + " r join subscriber s on s.id = r.subscriber_id where r.confirmed_at is null"
                + " and r.expires_at > now() + interval '1 hour' and r.email like '%" + run
                + "%' order by random() limit 1");
        if (asked != null) {
            String token = links.token(change ? LinkScope.ADDRESS : LinkScope.CONFIRM, asked.id, asked.epoch);
            String path = change ? "/subscriptions/address/" : "/subscriptions/confirm/";
            count(change ? "move" : "confirm", post(path + token, FORM, ""));
        }
    }

    private void save(String reader) throws Exception {
        Row row = row(reader);
        if (row != null) {
            String token = links.token(LinkScope.PREFERENCES, row.id, row.epoch);
            count(
                    "save",
                    post("/subscriptions/" + token, FORM, "follow=everything&leadTimes=P1D&countries=DE&timeZone=UTC"));
        }
    }

    private int with(String reader, LinkScope scope, String name, String path) throws Exception {
        Row row = row(reader);
        return row == null ? 404 : count(name, post(path.formatted(links.token(scope, row.id, row.epoch)), FORM, ""));
    }

    private void move(String from, String to, Random random) throws Exception {
        Row row = row(from);
        if (row != null) {
            String token = links.token(LinkScope.PREFERENCES, row.id, row.epoch);
            post("/subscriptions/" + token + "/address", FORM, "email=" + to);
        }
    }

    private void erase(String reader, boolean atDesk) throws Exception {
        Row row = row(reader);
        if (row == null) {
            return;
        }
        int status = atDesk
                ? send(HttpRequest.newBuilder(uri("/api/v1/subscribers/" + row.id))
                        .header(
                                "Authorization",
                                "Bearer " + ConfigProvider.getConfig().getValue("almanac.admin.token", String.class))
                        .DELETE()
                        .build())
                : post("/subscriptions/" + links.token(LinkScope.PREFERENCES, row.id, row.epoch) + "/erase", FORM, "");
        if (count("erase", status) < 300) {
            erased.add(row.id);
        }
    }

    private void importList(List<String> list) {
        String entries = list.stream()
                .map(reader -> "{\"email\":\"" + reader + "\",\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\","
                        + "\"source\":\"https://old.example\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        lists.run(ListImport.Format.JSON, entries.getBytes(StandardCharsets.UTF_8), "test");
    }

    private int count(String name, int status) {
        done.merge(status < 400 ? name : name + " " + status, 1, Integer::sum);
        return status;
    }

    private int post(String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private int send(HttpRequest request) throws Exception {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 500) {
            failures.add(request.method() + " " + request.uri().getPath() + ": " + response.statusCode());
        }
        return response.statusCode();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }
}
