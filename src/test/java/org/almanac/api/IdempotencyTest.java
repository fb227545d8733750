package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.almanac.event.write.Catalogue;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not know whether its request arrived may send it again. */
@QuarkusTest
class IdempotencyTest {
    private static final String EVENTS = "/api/v1/events";

    private final String tag = "i" + UUID.randomUUID().toString().substring(0, 8);
    private final String key = UUID.randomUUID().toString();
    private final TestClock clock;
    private final Catalogue catalogue;

    @Inject
    IdempotencyTest(TestClock clock, Catalogue catalogue) {
        this.clock = clock;
        this.catalogue = catalogue;
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void theSameRequestGivesTheSameAnswer() {
        Response first = post(key, body("Once"));
        editor().contentType("application/merge-patch+json")
                .body("{\"title\":\"Edited\"}")
                .patch(first.header("Location"))
                .then()
                .statusCode(200);
        Response second = post(key, body("Once"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.contentType()).isEqualTo(first.contentType()).startsWith("application/json");
        thereIsOne();
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        post(key, body("Once")).then().statusCode(201);
        post(key, body("Other"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", is("Idempotency-Key"));
        thereIsOne();
    }

    @Test
    void manyAtOnceMakeOneEvent() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> post(key, body("Racing")).asString()));
            }
            String first = answers.get(0).get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            clients.shutdown();
        }
        thereIsOne();
    }

    @Test
    void whatFailedCanBePutRightUnderTheSameKey() {
        post(key, "{\"start\":\"2027-06-08\",\"allDay\":true}").then().statusCode(422);
        post(key, body("Right")).then().statusCode(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        post(key, body("Today")).then().statusCode(201);
        clock.advance(Duration.ofHours(23));
        catalogue.forgetRequests();
        post(key, body("Tomorrow")).then().statusCode(422);
        clock.advance(Duration.ofHours(2));
        post(key, body("Tomorrow")).then().statusCode(201);
        clock.advance(Duration.ofHours(25));
        catalogue.forgetRequests();
        post(key, body("Later")).then().statusCode(201);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        for (String none : List.of("k".repeat(256), "two\tparts")) {
            post(none, body("Keyless")).then().statusCode(400).contentType("application/problem+json");
        }
        post("k".repeat(255 - key.length()) + key, body("Long")).then().statusCode(201);
    }

    private String body(String title) {
        return "{\"title\":\"%s\",\"start\":\"2027-06-08\",\"allDay\":true,\"tags\":[\"%s\"]}".formatted(title, tag);
    }

    private void thereIsOne() {
        anonymous().queryParam("tag", tag).get(EVENTS).then().body("items", hasSize(1));
    }

    private static Response post(String key, String body) {
        return editor().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(EVENTS);
    }
}
