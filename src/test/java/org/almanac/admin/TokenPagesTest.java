package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.account.ApiToken;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.Scope;
import org.almanac.account.TestAccounts;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">(almanac_[A-Za-z0-9_-]{43})</code>");

    private final ApiTokens tokens;
    private final String name = "robot " + UUID.randomUUID();

    @Inject
    TokenPagesTest(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Test
    void tokenIsShownOnceWorksAndIsRevoked() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        Matcher secret = SECRET.matcher(browser.post("/admin/tokens", Map.of("name", name, "role", "EDITOR"))
                .statusCode(200)
                .extract()
                .asString());
        assertThat(secret.find()).isTrue();

        browser.get("/admin/tokens").body(containsString(name)).body(not(containsString(secret.group(1))));
        as(secret.group(1)).get("/admin/events").then().statusCode(200);

        browser.post("/admin/tokens/" + find().id() + "/revoke", Map.of()).statusCode(303);
        as(secret.group(1)).get("/admin/events").then().statusCode(401);
    }

    @Test
    void tokenMayWhatItsScopesSayUntilItsLastDay() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        browser.request()
                .formParam("name", name)
                .formParam("scope", "read", "bounces")
                .formParam("until", "2091-05-06")
                .post("/admin/tokens")
                .then()
                .statusCode(200);

        assertThat(find().scopes()).containsExactly(Scope.READ, Scope.BOUNCES);
        assertThat(find().expiresAt()).isEqualTo("2091-05-07T00:00:00Z");
        browser.get("/admin/tokens")
                .body(containsString("Read events, drafts too, Hand in bounces"))
                .body(containsString("7 May 2091, 00:00"));
        browser.post("/admin/tokens", Map.of("name", name + " 2", "scope", "read", "until", "2001-01-01"))
                .statusCode(422)
                .body(containsString("id=\"until-error\""));
        browser.post("/admin/tokens", Map.of("name", name + " 2")).statusCode(422);
    }

    @Test
    void editorsAreKeptOut() {
        String secret = tokens.create(name, Role.EDITOR, TestAccounts.ADMIN_EMAIL);

        as(secret).get("/admin/tokens").then().statusCode(403);
        as(secret).post("/admin/tokens").then().statusCode(403);
        as(secret).get("/admin").then().statusCode(200).body(not(containsString("/admin/tokens")));
    }

    @Test
    void nameThatCannotBeIsToldBesideTheField() {
        DeskBrowser.loggedIn()
                .post("/admin/tokens", Map.of("name", "<new\nline>"))
                .statusCode(422)
                .body(containsString("id=\"name-error\""));
        DeskBrowser.loggedIn()
                .post("/admin/tokens/" + UUID.randomUUID() + "/revoke", Map.of())
                .statusCode(404);
        DeskBrowser.loggedIn().post("/admin/tokens/nonsense/revoke", Map.of()).statusCode(404);
    }

    private ApiToken find() {
        return tokens.list().stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String secret) {
        return given().auth().oauth2(secret).header("Accept", "text/html");
    }
}
