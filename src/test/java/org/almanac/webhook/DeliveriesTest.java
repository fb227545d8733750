package org.almanac.webhook;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.almanac.admin.DeskBrowser;
import org.almanac.importer.fetch.ScriptedWebServer.Request;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages that are not taken at once. */
@QuarkusTest
class DeliveriesTest {
    private final String title = "Sent again " + UUID.randomUUID();
    private final Deliveries deliveries;
    private final TestClock clock;
    private Receiver receiver;

    @Inject
    DeliveriesTest(Deliveries deliveries, TestClock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver(deliveries);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        clock.reset();
    }

    private String publish(String name) {
        return editor().contentType("application/json")
                .body(Map.of(
                        "title",
                        name,
                        "start",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusDays(40)
                                .toString(),
                        "allDay",
                        true))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void rename(String id, String name) {
        editor().contentType("application/merge-patch+json")
                .body("{\"title\":\"" + name + "\"}")
                .patch("/api/v1/events/" + id)
                .then()
                .statusCode(200);
    }

    private Map<String, Object> latest() {
        return receiver.deliveries().getMap("items[0]");
    }

    private void waitForNext() {
        clock.hold(Instant.parse(String.valueOf(latest().get("nextAttemptAt"))));
    }

    @Test
    void aMessageThatIsNotTakenIsSentAgainUnderTheSameIdWithTheSameBody() {
        receiver.answers("500 Internal Server Error", "");
        receiver.wants("event.published");
        publish(title);
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got()).hasSize(1);
        assertThat(latest())
                .containsEntry("state", "WAITING")
                .containsEntry("attempts", 1)
                .containsEntry("status", 500)
                .containsEntry("answer", "said 500 Internal Server Error");

        receiver.answers("202 Accepted", "");
        waitForNext();
        List<Request> got = receiver.got();
        assertThat(got).hasSize(2);
        assertThat(got.get(1).header("webhook-id")).isEqualTo(got.get(0).header("webhook-id"));
        assertThat(got.get(1).body()).isEqualTo(got.get(0).body());
        assertThat(latest()).containsEntry("state", "DELIVERED").containsEntry("attempts", 2);
    }

    @Test
    void theReceiverMaySayWhenItWantsToBeAskedAgain() {
        receiver.answers("429 Too Many Requests", "Retry-After: 3600\r\n");
        receiver.wants("event.published");
        publish(title);
        receiver.got();
        clock.advance(Duration.ofMinutes(50));
        assertThat(receiver.got()).hasSize(1);
        clock.advance(Duration.ofMinutes(11));
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void messagesAboutOneEventKeepTheirOrderAndOthersDoNotWaitForThem() {
        receiver.answersTo(title, "500 Internal Server Error");
        receiver.wants("event.published", "event.changed");
        String id = publish(title);
        rename(id, title + " anew");
        publish("Another " + UUID.randomUUID());

        assertThat(receiver.bodies())
                .extracting(body -> body.getString("data.title").startsWith("Another"))
                .containsExactlyInAnyOrder(false, true);

        receiver.answers("204 No Content", "");
        clock.advance(Duration.ofMinutes(1));
        assertThat(receiver.bodies().subList(2, 4))
                .extracting(body -> body.getString("type"))
                .containsExactly("event.published", "event.changed");
    }

    @Test
    void severalNodesNeverSendOneMessageAtOnce() throws Exception {
        receiver.answers("204 No Content", "");
        receiver.wants("event.published");
        for (int i = 0; i < 12; i++) {
            publish(title + i);
        }
        List<CompletableFuture<Void>> nodes = List.of(1, 2, 3, 4).stream()
                .map(node -> CompletableFuture.runAsync(() -> deliveries.send(Duration.ofSeconds(10))))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(receiver.got())
                .extracting(request -> request.header("webhook-id"))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOffAtOnce() {
        receiver.answers("410 Gone", "");
        receiver.wants("event.published");
        publish(title);
        publish(title + " too");
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.state().getBoolean("active")).isFalse();
        assertThat(receiver.state().getString("switchedOffReason")).contains("410");
        assertThat(receiver.deliveries().getList("items.state")).containsOnly("DROPPED");
    }

    @Test
    void aReceiverThatTakesNothingForThreeDaysIsSwitchedOffAndTheDeskSaysSo() throws IOException {
        receiver.answers("503 Service Unavailable", "");
        String url = receiver.wants("event.published").getString("url");
        publish(title);
        Instant begin = clock.instant();
        int attempts = 0;
        while (receiver.state().getBoolean("active")) {
            assertThat(receiver.got()).hasSize(++attempts);
            if (receiver.state().getBoolean("active")) {
                waitForNext();
            }
        }
        assertThat(Duration.between(begin, clock.instant()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(5));
        assertThat(attempts).isEqualTo(10);
        assertThat(latest()).containsEntry("state", "DROPPED").containsEntry("attempts", attempts);
        clock.reset();
        DeskBrowser desk = DeskBrowser.loggedIn();
        desk.get("/admin").body(containsString(url)).body(containsString("A webhook is switched off"));

        editor().contentType("application/merge-patch+json")
                .body("{\"active\":true}")
                .patch("/api/v1/webhooks/" + receiver.state().getString("id"))
                .then()
                .statusCode(200);
        desk.get("/admin").body(not(containsString(url)));
        receiver.answers("204 No Content", "");
        publish(title + " afterwards");
        assertThat(receiver.got()).hasSize(attempts + 1);
    }

    @Test
    void noAnswerAtAllIsToldAndTriedAgain() {
        receiver.wantsAt("http://localhost:1/hook", "ping");
        deliveries.send(Duration.ofSeconds(10));
        assertThat(latest())
                .containsEntry("state", "WAITING")
                .containsEntry("status", null)
                .containsEntry("answer", "The server cannot be reached.");
    }

    @Test
    void whatWasSentIsForgottenInTheEnd() {
        receiver.answers("204 No Content", "");
        receiver.wants("ping");
        receiver.got();
        clock.advance(Duration.ofDays(29));
        deliveries.forget();
        assertThat(receiver.deliveries().getList("items")).hasSize(1);
        clock.advance(Duration.ofDays(2));
        deliveries.forget();
        assertThat(receiver.deliveries().getList("items")).isEmpty();
    }
}
