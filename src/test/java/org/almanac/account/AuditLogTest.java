package org.almanac.account;

import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {
    private final AuditLog log;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final EntityManager database;
    private final Clock clock;

    @Inject
    AuditLogTest(AuditLog log, Sessions sessions, ApiTokens tokens, EntityManager database, Clock clock) {
        this.log = log;
        this.sessions = sessions;
        this.tokens = tokens;
        this.database = database;
        this.clock = clock;
    }

    @Test
    void signInsAndSignOutsAreKept() {
        OpenedSession session = sessions.open(TestAccounts.attempt(ADMIN_EMAIL, ADMIN_PASSWORD, "192.0.2.1"));
        assertThat(newest(ADMIN_EMAIL).action()).isEqualTo(AuditAction.SIGNED_IN);
        sessions.close(session.token());

        assertThat(newest(ADMIN_EMAIL).action()).isEqualTo(AuditAction.SIGNED_OUT);
        assertThat(newest(ADMIN_EMAIL).actor().kind()).isEqualTo(Actor.Kind.PERSON);
    }

    @Test
    void whatStrangersTypeIsCountedAndNotKept() {
        long before = rows();
        String typed = UUID.randomUUID() + "@almanac.example";
        for (int i = 0; i < 5; i++) {
            int attempt = i;
            assertThatThrownBy(() -> sessions.open(TestAccounts.attempt(typed, "guess " + attempt, "198.51.100.200")))
                    .isInstanceOf(Problem.class);
        }

        // Two, when an hour ends in between.
        assertThat(rows() - before).isLessThanOrEqualTo(2);
        assertThat(log.list("unknown", null, 10).items())
                .filteredOn(entry -> entry.action() == AuditAction.SIGN_IN_FAILED)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.actor().kind()).isEqualTo(Actor.Kind.UNKNOWN));
        assertThat(log.list(typed, null, 10).items()).isEmpty();
    }

    @Test
    void tokensAreKnownFromTheirFirstUseToTheirEnd() {
        String name = "audited " + UUID.randomUUID();
        String secret = tokens.create(name, Role.EDITOR, ADMIN_EMAIL);
        assertThat(newest(ADMIN_EMAIL).subject()).isEqualTo(name + " (events)");
        for (int i = 0; i < 3; i++) {
            RestAssured.given()
                    .auth()
                    .oauth2(secret)
                    .get("/test/editors")
                    .then()
                    .statusCode(200);
        }

        assertThat(actions("token:" + name)).containsExactly(AuditAction.TOKEN_FIRST_USED);
        tokens.list().stream()
                .filter(token -> token.name().equals(name))
                .forEach(token -> tokens.revoke(token.id(), Actor.person(ADMIN_EMAIL)));
        assertThat(newest(ADMIN_EMAIL).action()).isEqualTo(AuditAction.TOKEN_REVOKED);
    }

    @Test
    void exportsErasuresAndSwitchesAreKeptWithoutAnAddress() {
        String name = "auditor " + UUID.randomUUID();
        String secret = tokens.create(name, Role.ADMIN, ADMIN_EMAIL);
        String reader = UUID.randomUUID() + "@reader.example";
        String id = as(secret)
                .body(List.of(Map.of(
                        "email",
                        reader,
                        "confirmed",
                        true,
                        "consent",
                        Map.of("at", "2026-01-01T00:00:00Z", "source", "form", "wording", "yes"))))
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].uid");
        as(secret).get("/api/v1/subscribers/" + id).then().statusCode(200);
        as(secret)
                .body(Map.of("email", reader))
                .post("/api/v1/suppressions")
                .then()
                .statusCode(200);
        as(secret).delete("/api/v1/suppressions/" + id).then().statusCode(204);
        as(secret).delete("/api/v1/subscribers/" + id).then().statusCode(204);
        RestAssured.given().auth().oauth2(secret).redirects().follow(false).post("/admin/outbox/pause");
        RestAssured.given().auth().oauth2(secret).redirects().follow(false).post("/admin/outbox/resume");

        assertThat(actions("token:" + name))
                .containsExactly(
                        AuditAction.SENDING_RESUMED,
                        AuditAction.SENDING_PAUSED,
                        AuditAction.SUBSCRIBER_ERASED,
                        AuditAction.SUPPRESSION_REMOVED,
                        AuditAction.ADDRESS_SUPPRESSED,
                        AuditAction.SUBSCRIBER_EXPORTED,
                        AuditAction.SUBSCRIBERS_IMPORTED,
                        AuditAction.TOKEN_FIRST_USED);
        assertThat(log.list("token:" + name, null, 50).items().toString())
                .contains(id)
                .doesNotContain("reader.example");
    }

    @Test
    void theLogIsShownPageByPageToAdministrators() {
        String name = "reader of logs " + UUID.randomUUID();
        for (int i = 0; i < 60; i++) {
            log.record(Actor.token(name), AuditAction.SENDING_PAUSED, "<b>" + i);
        }
        String secret = tokens.create(name, Role.ADMIN, ADMIN_EMAIL);
        String page = RestAssured.given()
                .auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .queryParam("actor", "token:" + name)
                .get("/admin/audit/access")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page)
                .contains("&lt;b&gt;59", "Sending paused", "API token", "rel=\"next\"")
                .doesNotContain("<b>59");
    }

    @Test
    void whatIsOlderThanTheOperatorKeepsGoes() {
        String name = "old " + UUID.randomUUID();
        log.record(Actor.token(name), AuditAction.SENDING_PAUSED, "kept");
        log.record(Actor.token(name), AuditAction.SENDING_PAUSED, "old");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update audit_entry set last_at = :then where actor = :actor and subject = 'old'")
                        .setParameter(
                                "then",
                                clock.instant().minus(Duration.ofDays(367)).atOffset(ZoneOffset.UTC))
                        .setParameter("actor", "token:" + name)
                        .executeUpdate());

        log.forget();

        assertThat(log.list("token:" + name, null, 10).items())
                .extracting(AuditEntry::subject)
                .containsExactly("kept");
    }

    private static io.restassured.specification.RequestSpecification as(String secret) {
        return RestAssured.given().auth().oauth2(secret).contentType("application/json");
    }

    private AuditEntry newest(String actor) {
        return log.list(actor, null, 1).items().get(0);
    }

    private List<AuditAction> actions(String actor) {
        return log.list(actor, null, 50).items().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private long rows() {
        return ((Number) database.createNativeQuery("select count(*) from audit_entry")
                        .getSingleResult())
                .longValue();
    }
}
