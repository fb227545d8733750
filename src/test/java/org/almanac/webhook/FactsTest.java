package org.almanac.webhook;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.SaveEvent;
import org.almanac.importer.fetch.ScriptedWebServer.Request;
import org.almanac.importer.source.FailingSources;
import org.almanac.importer.submission.Submissions;
import org.almanac.subscriber.Mailbox;
import org.almanac.subscriber.TestReaders;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program with a webhook hears of, through the running service. */
@QuarkusTest
class FactsTest {
    private final String title = "Told elsewhere " + UUID.randomUUID();
    private final Deliveries deliveries;
    private final Submissions submissions;
    private final FailingSources failing;
    private final Mailbox mailbox;
    private final TestReaders readers;
    private final TestClock clock;
    private Receiver receiver;

    @Inject
    FactsTest(
            Deliveries deliveries,
            Submissions submissions,
            FailingSources failing,
            Mailbox mailbox,
            TestReaders readers,
            TestClock clock) {
        this.deliveries = deliveries;
        this.submissions = submissions;
        this.failing = failing;
        this.mailbox = mailbox;
        this.readers = readers;
        this.clock = clock;
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver(deliveries);
        receiver.answers("204 No Content", "");
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        clock.reset();
    }

    private String day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(40).toString();
    }

    private Map<String, Object> event(String... more) {
        Map<String, Object> event =
                new HashMap<>(Map.of("title", title, "start", day() + "T09:00", "timeZone", "Europe/London"));
        for (int i = 0; i < more.length; i += 2) {
            event.put(more[i], more[i + 1]);
        }
        return event;
    }

    private static String create(Map<String, Object> event) {
        return editor().contentType("application/json")
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void patch(String id, String patch) {
        editor().contentType("application/merge-patch+json")
                .body(patch)
                .patch("/api/v1/events/" + id)
                .then()
                .statusCode(200);
    }

    private List<String> types() {
        return receiver.bodies().stream().map(body -> body.getString("type")).toList();
    }

    @Test
    void aPublishedEventArrivesSignedWithTheSecret() {
        JsonPath webhook = receiver.wants("event.published");
        String id = create(event());

        List<Request> got = receiver.got();
        assertThat(got).hasSize(1);
        Request request = got.get(0);
        String timestamp = request.header("webhook-timestamp");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(Long.parseLong(timestamp)).isCloseTo(clock.instant().getEpochSecond(), within(60L));
        assertThat(request.header("webhook-signature"))
                .isEqualTo(WebhookSecret.signature(
                        webhook.getString("secret"),
                        request.header("webhook-id"),
                        Long.parseLong(timestamp),
                        request.body()));
        JsonPath body = new JsonPath(request.body());
        assertThat(body.getString("type")).isEqualTo("event.published");
        assertThat(body.getString("timestamp")).endsWith("Z");
        assertThat(body.getMap("data"))
                .containsEntry("id", id)
                .containsEntry("title", title)
                .containsEntry("start", day() + "T09:00")
                .containsEntry("timeZone", "Europe/London")
                .containsEntry("status", "CONFIRMED");
        assertThat(body.getString("data.url")).endsWith("/events/" + body.getString("data.slug"));
    }

    @Test
    void whatReadersSeeOfAnEventIsToldInItsOrder() {
        receiver.wants("event.published", "event.changed", "event.cancelled", "event.withdrawn");
        Map<String, Object> draft = event();
        draft.put("published", false);
        String id = create(draft);
        patch(id, "{\"summary\":\"Not seen by anybody\"}");
        assertThat(types()).isEmpty();

        patch(id, "{\"published\":true}");
        patch(id, "{\"title\":\"" + title + " anew\"}");
        patch(id, "{\"status\":\"CANCELLED\"}");
        patch(id, "{\"title\":\"Hidden\",\"published\":false}");
        editor().delete("/api/v1/events/" + id).then().statusCode(204);

        assertThat(types()).containsExactly("event.published", "event.changed", "event.cancelled", "event.withdrawn");
        assertThat(receiver.bodies().get(1).getList("data.changed")).containsExactly("title");
        assertThat(receiver.bodies().get(3).getString("data.title")).isEqualTo(title + " anew");
    }

    @Test
    void onlyWhatIsWantedComes() {
        receiver.wants("event.withdrawn");
        String id = create(event());
        patch(id, "{\"title\":\"" + title + " anew\"}");

        assertThat(types()).isEmpty();
    }

    @Test
    void whatWasUndoneIsToldToNobody() {
        receiver.wants("event.published", "submission.received");
        editor().contentType("application/json")
                .body(event("title", UndoneEdits.TITLE))
                .post("/api/v1/events")
                .then()
                .statusCode(500);
        QuarkusTransaction.begin();
        submissions.submit(proposal(), null, null);
        QuarkusTransaction.rollback();

        assertThat(types()).isEmpty();
        assertThat(receiver.deliveries().getList("items")).isEmpty();
    }

    @Test
    void manyEventsThatAreImportedAreToldOneByOne() {
        receiver.wants("event.published");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append("{\"uid\":\"%s-%d\",\"title\":\"%s %d\",\"start\":\"%s\",\"allDay\":true}\n"
                    .formatted(title.replace(' ', '-'), i, title, i, day()));
        }
        editor().contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .statusCode(200);

        assertThat(receiver.bodies().stream()
                        .map(body -> body.getString("data.title"))
                        .distinct())
                .hasSize(30);
    }

    @Test
    void noAddressOfAReaderIsInAnyBody() {
        receiver.wants("subscriber.confirmed", "subscriber.unsubscribed", "submission.received");
        String email = mailbox.subscribe("");
        String id = mailbox.subscriber(email).id().toString();
        readers.unsubscribe(email);
        readers.resume(email);
        submissions.submit(proposal(), "asks-back@example.org", "Written by asks-back@example.org");

        List<JsonPath> bodies = receiver.bodies();
        List<JsonPath> ofReaders = bodies.stream()
                .filter(body -> body.getString("type").startsWith("subscriber."))
                .toList();
        assertThat(bodies).hasSize(4);
        assertThat(ofReaders)
                .extracting(body -> body.getString("type"))
                .containsExactly("subscriber.confirmed", "subscriber.unsubscribed", "subscriber.confirmed");
        assertThat(ofReaders)
                .allSatisfy(body -> assertThat(body.getMap("data"))
                        .containsOnlyKeys("id", "at")
                        .containsEntry("id", id));
        assertThat(receiver.got())
                .allSatisfy(request -> assertThat(request.body()).doesNotContain("@", "example."));
    }

    private SaveEvent proposal() {
        return SaveEvent.builder()
                .title("Proposed by asks-back@example.org")
                .start(day() + "T09:00")
                .timeZone("UTC")
                .build();
    }

    @Test
    void aSourceThatFailsForADayIsToldOnce() {
        clock.advance(Duration.ofDays(2));
        failing.takeUntold();
        clock.reset();
        receiver.wants("source.failed");
        String source = editor().contentType("application/json")
                .body(Map.of("name", title, "url", "http://localhost:1/none.ics"))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        editor().post("/api/v1/sources/" + source + "/run").then().statusCode(422);
        failing.takeUntold();
        assertThat(types()).isEmpty();
        clock.advance(Duration.ofHours(25));
        failing.takeUntold();
        failing.takeUntold();

        assertThat(receiver.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body.getMap("data"))
                        .containsEntry("id", source)
                        .containsEntry("name", title)
                        .containsEntry("problem", "The server cannot be reached."));
        editor().delete("/api/v1/sources/" + source).then().statusCode(204);
    }
}
