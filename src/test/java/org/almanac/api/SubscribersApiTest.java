package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubscribersApiTest {
    private final String ada = "ada-" + UUID.randomUUID() + "@example.com";

    @Test
    void aListMovesOverAndEachSubscriberCanBeLookedUpExportedAndErased() {
        String id = move(ada);

        editor().queryParam("email", ada)
                .get("/api/v1/subscribers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(id));
        editor().get("/api/v1/subscribers/" + id)
                .then()
                .statusCode(200)
                .body("email", is(ada))
                .body("tags", contains("5g"))
                .body("leadTimes", contains("P3D"))
                .body("quietHours.from", is("22:00:00"))
                .body("consents.action", contains("CONFIRMED", "IMPORTED"));
        editor().delete("/api/v1/subscribers/" + id).then().statusCode(204);
        editor().get("/api/v1/subscribers/" + id).then().statusCode(404);
        editor().queryParam("email", ada).get("/api/v1/subscribers").then().body("items", empty());
    }

    @Test
    void pagesHoldEachSubscriberOnce() {
        move(ada);
        move("bob-" + ada);

        String next = editor().queryParam("limit", 1)
                .get("/api/v1/subscribers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .header("Link");
        String first =
                editor().queryParam("limit", 1).get("/api/v1/subscribers").path("items[0].id");
        editor().get(next.substring(next.indexOf('<') + 1, next.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items[0].id", not(is(first)));
    }

    @Test
    void strangersSeeNobody() {
        anonymous().get("/api/v1/subscribers").then().statusCode(401);
        anonymous().queryParam("email", ada).get("/api/v1/subscribers").then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("[]")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNoListIsAClearError() {
        editor().contentType("text/plain")
                .body("x")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(415);
        editor().contentType("application/json")
                .body("{")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(400);
        editor().get("/api/v1/subscribers/nobody").then().statusCode(404);
        editor().queryParam("cursor", "x").get("/api/v1/subscribers").then().statusCode(400);
    }

    private static String move(String email) {
        return editor().contentType("application/json")
                .body("[{\"email\":\"" + email + "\",\"tags\":[\"5g\"],\"leadTimes\":[\"P3D\"],"
                        + "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},\"confirmed\":true,"
                        + "\"consent\":{\"at\":\"2024-05-01\",\"source\":\"https://old.example\"}}]")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .body("created", is(1))
                .extract()
                .path("items[0].uid");
    }
}
