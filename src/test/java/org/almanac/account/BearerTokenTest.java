package org.almanac.account;

import static io.restassured.RestAssured.given;
import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.almanac.account.store.Secrets;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BearerTokenTest {
    private final ApiTokens tokens;

    @Inject
    BearerTokenTest(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Test
    void operatorsTokenIsAnAdministrator() {
        given().auth()
                .oauth2(ADMIN_TOKEN)
                .get("/test/administrators")
                .then()
                .statusCode(200)
                .body(equalTo("token:admin"));
    }

    @Test
    void createdTokenHasItsRoleOnly() {
        String token = tokens.create(uniqueName(), Role.EDITOR, ADMIN_EMAIL);

        given().auth().oauth2(token).get("/test/editors").then().statusCode(200);
        given().auth()
                .oauth2(token)
                .get("/test/administrators")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void tokenIsRememberedByItsHashAndByItsUse() {
        String name = uniqueName();
        String secret = tokens.create(name, Role.ADMIN, ADMIN_EMAIL);
        assertThat(find(name).lastUsedAt()).isNull();

        given().auth().oauth2(secret).get("/test/anybody").then().body(equalTo("token:" + name));

        assertThat(find(name).lastUsedAt()).isNotNull();
        assertThat(find(name).toString()).doesNotContain(secret).doesNotContain(Secrets.hash(secret));
    }

    @Test
    void revokedTokenIsRefused() {
        String name = uniqueName();
        String secret = tokens.create(name, Role.EDITOR, ADMIN_EMAIL);
        tokens.revoke(find(name).id(), Actor.operator());

        given().auth().oauth2(secret).get("/test/editors").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a-token-for-tests-of-forty-characters-01",
                "Bearer a-token-for-tests-of-forty-characters-0",
                "Bearer",
                "Bearer ",
                "bearer two words",
                "Bearer \u00e9"
            })
    void wrongTokenIsRefusedEvenWhereNoneIsNeeded(String header) {
        given().header("Authorization", header)
                .get("/test/anybody")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    @Test
    void wrongTokenIsNeverSentToTheLoginPage() {
        given().redirects()
                .follow(false)
                .header("Authorization", "Bearer wrong")
                .get("/admin/test/page")
                .then()
                .statusCode(401);
    }

    @Test
    void otherSchemesAreLeftToWhoeverUsesThem() {
        given().header("Authorization", "Basic dTpw")
                .get("/test/anybody")
                .then()
                .statusCode(200)
                .body(equalTo("nobody"));
    }

    @Test
    void noTokenIsAskedForOne() {
        given().post("/test/editors")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json");
    }

    @Test
    void namesAreNotUsedTwiceNotEvenAfterRevocation() {
        String name = uniqueName();
        tokens.create(name, Role.EDITOR, ADMIN_EMAIL);
        tokens.revoke(find(name).id(), Actor.operator());

        assertThatThrownBy(() -> tokens.create(name, Role.EDITOR, ADMIN_EMAIL)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> tokens.create("two\nlines", Role.EDITOR, ADMIN_EMAIL))
                .isInstanceOf(Problem.class);
    }

    private ApiToken find(String name) {
        return tokens.list().stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String uniqueName() {
        return "robot " + UUID.randomUUID();
    }
}
