package org.almanac.account;

import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did something is told by a kind that no name can pretend to. */
@QuarkusTest
class TypedActorTest {
    private final ApiTokens tokens;

    @Inject
    TypedActorTest(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Test
    void operatorsTokenAndOthersAreOfDifferentKinds() {
        history(as(TestAccounts.ADMIN_TOKEN), "token:admin", "OPERATOR");
        String name = "robot " + UUID.randomUUID();
        history(as(tokens.create(name, Role.EDITOR, ADMIN_EMAIL)), "token:" + name, "TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", " ADMIN "})
    void noTokenTakesTheOperatorsName(String name) {
        assertThatThrownBy(() -> tokens.create(new NewToken(name, Set.of(Scope.EVENTS), null), Actor.operator()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("operator");
    }

    @Test
    void sourceThatLooksLikeAPersonIsASource() {
        String source = "anna@almanac.example";
        String title = "Imported " + UUID.randomUUID();
        String uid = as(TestAccounts.ADMIN_TOKEN)
                .queryParam("source", source)
                .body("[" + event(title) + "]")
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].uid");
        String id = RestAssured.given()
                .queryParam("q", title.substring(9))
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .body("items[0].uid", equalTo(uid))
                .extract()
                .path("items[0].id");

        as(TestAccounts.ADMIN_TOKEN)
                .get("/api/v1/events/" + id + "/history")
                .then()
                .body("items[0].actor", equalTo("import:" + source))
                .body("items[0].actorKind", equalTo("SOURCE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "a\u202Eb", "a\u2066b", "zero\u200Bwidth"})
    void sourceThatCannotBeSeenWholeIsRefused(String source) {
        as(TestAccounts.ADMIN_TOKEN)
                .queryParam("source", source)
                .body("[" + event("x") + "]")
                .post("/api/v1/import")
                .then()
                .statusCode(400);
    }

    private void history(RequestSpecification caller, String actor, String kind) {
        String id = caller.body(event("Typed " + UUID.randomUUID()))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(TestAccounts.ADMIN_TOKEN)
                .get("/api/v1/events/" + id + "/history")
                .then()
                .body("items[0].actor", equalTo(actor))
                .body("items[0].actorKind", equalTo(kind));
    }

    private static String event(String title) {
        return "{\"title\":\"" + title + "\",\"start\":\"2031-06-08T09:00\",\"timeZone\":\"UTC\"}";
    }

    private static RequestSpecification as(String secret) {
        return RestAssured.given().auth().oauth2(secret).contentType("application/json");
    }
}
