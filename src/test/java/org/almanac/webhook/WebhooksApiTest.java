package org.almanac.webhook;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhooksApiTest {
    private final Deliveries deliveries;
    private Receiver receiver;

    @Inject
    WebhooksApiTest(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver(deliveries);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void aWebhookIsMadeReadChangedAndDeletedAsSourcesAreAndItsSecretIsShownOnce() {
        JsonPath made =
                receiver.wantsAt("https://crm.example/hook", "event.changed", "event.published", "event.changed");
        String path = "/api/v1/webhooks/" + made.getString("id");
        assertThat(made.getString("secret")).startsWith("whsec_");
        editor().get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kinds", equalTo(List.of("event.published", "event.changed")))
                .body("active", is(true))
                .body("switchedOffAt", nullValue())
                .body(not(containsString("whsec_")));
        editor().queryParam("limit", 500)
                .get("/api/v1/webhooks")
                .then()
                .body("items.findAll { it.id == '" + made.getString("id") + "' }", hasSize(1))
                .body(not(containsString("whsec_")));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"kinds\":[\"ping\"]}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("url", is("https://crm.example/hook"))
                .body("kinds", equalTo(List.of("ping")));
        editor().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(Map.of("url", "https://crm.example/", "kinds", List.of("ping")))
                .put(path)
                .then()
                .statusCode(412);
        String got = editor().get(path).asString();
        editor().contentType("application/json")
                .body(got.replace("https://crm.example/hook", "https://crm.example/other"))
                .put(path)
                .then()
                .statusCode(200)
                .body("url", is("https://crm.example/other"));
        editor().delete(path).then().statusCode(204);
        editor().get(path).then().statusCode(404);
        editor().get(path + "/deliveries").then().statusCode(404);
    }

    @Test
    void theSecretIsKeptByNoCache() {
        String id = editor().contentType("application/json")
                .body(Map.of("url", "https://crm.example/", "kinds", List.of("event.changed")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", containsString("/api/v1/webhooks/"))
                .extract()
                .path("id");
        editor().delete("/api/v1/webhooks/" + id).then().statusCode(204);
    }

    @Test
    void whatIsWrongIsToldByField() {
        refused("{\"kinds\":[\"ping\"]}").body("errors[0].field", is("url"));
        refused("{\"url\":\"webcal://crm.example/\",\"kinds\":[\"ping\"]}").body("errors[0].field", is("url"));
        refused("{\"url\":\"https://a:b@crm.example/\",\"kinds\":[\"ping\"]}").body("errors[0].field", is("url"));
        refused("{\"url\":\"https://crm.example/\"}").body("errors[0].field", is("kinds"));
        refused("{\"url\":\"https://crm.example/\",\"kinds\":[\"event.moved\"]}")
                .body("errors[0].field", is("kinds"));
        refused("{\"url\":\"https://crm.example/\",\"kinds\":[null]}").body("errors[0].field", is("kinds"));
        refused("{\"url\":\"https://crm.example/\",\"kinds\":[\"ping\"],\"name\":\"x\"}")
                .body("errors[0].field", is("name"));
    }

    private static ValidatableResponse refused(String body) {
        return editor().contentType("application/json")
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(422);
    }

    @Test
    void onlyAdministratorsHaveToDoWithThem() {
        anonymous().get("/api/v1/webhooks").then().statusCode(401);
        String token = editor().contentType("application/json")
                .body(Map.of("name", "hooks " + UUID.randomUUID(), "scopes", List.of("read", "events")))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("secret");
        anonymous().auth().oauth2(token).get("/api/v1/webhooks").then().statusCode(403);
    }

    @Test
    void aPingComesWhenItIsAskedForAndIsListedWithItsAnswer() {
        receiver.answers("200 OK", "");
        String id = receiver.wants("event.cancelled").getString("id");
        String message = editor().post("/api/v1/webhooks/" + id + "/ping")
                .then()
                .statusCode(200)
                .body("kind", is("ping"))
                .body("state", is("WAITING"))
                .body("id", startsWith("msg_"))
                .extract()
                .path("id");
        assertThat(receiver.got()).singleElement().satisfies(request -> {
            assertThat(request.header("webhook-id")).isEqualTo(message);
            assertThat(new JsonPath(request.body()).getString("type")).isEqualTo("ping");
        });
        assertThat(receiver.deliveries().getMap("items[0]"))
                .containsEntry("id", message)
                .containsEntry("state", "DELIVERED")
                .containsEntry("attempts", 1)
                .containsEntry("status", 200)
                .containsEntry("answer", "said 200 OK")
                .containsEntry("nextAttemptAt", null);
    }

    @Test
    void aPingIsTheFirstMessageOfAWebhookThatWantsThem() {
        receiver.answers("204 No Content", "");
        receiver.wants("ping");
        assertThat(receiver.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body.getString("type")).isEqualTo("ping"));
    }

    @Test
    void deliveriesHavePages() {
        receiver.answers("204 No Content", "");
        String id = receiver.wants("ping").getString("id");
        editor().post("/api/v1/webhooks/" + id + "/ping").then().statusCode(200);
        editor().post("/api/v1/webhooks/" + id + "/ping").then().statusCode(200);
        String next = editor().queryParam("limit", 2)
                .get("/api/v1/webhooks/" + id + "/deliveries")
                .then()
                .body("items", hasSize(2))
                .extract()
                .header("Link");
        editor().urlEncodingEnabled(false)
                .get(next.substring(1, next.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        editor().queryParam("cursor", "none")
                .get("/api/v1/webhooks/" + id + "/deliveries")
                .then()
                .statusCode(400);
    }

    @Test
    void oneThatIsSwitchedOffGetsNothingAndForgetsWhatWaited() {
        receiver.answers("204 No Content", "");
        String id = receiver.wants("ping").getString("id");
        editor().contentType("application/merge-patch+json")
                .body("{\"active\":false}")
                .patch("/api/v1/webhooks/" + id)
                .then()
                .statusCode(200);
        editor().post("/api/v1/webhooks/" + id + "/ping").then().statusCode(409);
        assertThat(receiver.got()).isEmpty();
        assertThat(receiver.deliveries().getString("items[0].state")).isEqualTo("DROPPED");
    }
}
