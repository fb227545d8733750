package org.almanac.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensApiTest {
    private final String name = "made by api " + UUID.randomUUID();

    @Test
    void tokenIsMadeUsedListedAndRevoked() {
        String secret = ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("name", name, "scopes", List.of("bounces"), "expiresAt", "2091-05-07"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("scopes", contains("bounces"))
                .body("expiresAt", equalTo("2091-05-07T00:00:00Z"))
                .extract()
                .path("secret");
        as(secret)
                .contentType("message/rfc822")
                .body("From: ada@example.org\r\nSubject: hello\r\n\r\nNo report.\r\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/bounces")
                .then()
                .statusCode(202);
        as(secret).get("/api/v1/subscribers").then().statusCode(403);

        String path = "items.find { it.name == '" + name + "' }.";
        String id = ApiClient.editor()
                .get("/api/v1/tokens")
                .then()
                .body(path + "lastUsedAt", notNullValue())
                .body("items.collect { it.toString() }", not(hasItem(secret)))
                .extract()
                .path(path + "id");
        ApiClient.editor().delete("/api/v1/tokens/" + id).then().statusCode(204);
        as(secret).get("/api/v1/events").then().statusCode(401);
    }

    @Test
    void whatIsWrongIsToldByField() {
        refused(Map.of("name", name), "scopes");
        refused(Map.of("name", name, "scopes", List.of("everything")), "scopes");
        refused(Map.of("name", "", "scopes", List.of("read")), "name");
        refused(Map.of("name", "admin", "scopes", List.of("read")), "name");
        refused(Map.of("name", name, "scopes", List.of("read"), "expiresAt", "2001-01-01"), "expiresAt");
        ApiClient.editor().delete("/api/v1/tokens/nothing").then().statusCode(404);
    }

    private static void refused(Map<String, Object> body, String field) {
        ApiClient.editor()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field));
    }

    private static RequestSpecification as(String secret) {
        return RestAssured.given().auth().oauth2(secret);
    }
}
