package org.almanac.account;

import static io.restassured.RestAssured.given;
import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_PASSWORD;
import static org.almanac.account.TestAccounts.ADMIN_TOKEN;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SameOriginTest {
    private final Sessions sessions;

    @Inject
    SameOriginTest(Sessions sessions) {
        this.sessions = sessions;
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, not an origin",
        "Origin, http://localhost:8080.evil.example"
    })
    void foreignPagesCannotUseASession(String header, String value) {
        withSession().header(header, value).post("/test/editors").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void ownPagesCan(String site) {
        withSession()
                .header("Sec-Fetch-Site", site)
                .post("/test/editors")
                .then()
                .statusCode(200);
    }

    @Test
    void originIsOursByTheAddressReadersSeeOrTheOneTheBrowserAsked() {
        withSession()
                .header("Origin", "http://localhost:8080")
                .post("/test/editors")
                .then()
                .statusCode(200);
        withSession()
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/test/editors")
                .then()
                .statusCode(200);
    }

    @Test
    void formsOfTheDeskAreGuardedBeforeAnybodyIsLoggedIn() {
        given().header("Sec-Fetch-Site", "cross-site")
                .post("/admin/test/form")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Sec-Fetch-Site", "same-origin")
                .post("/admin/test/form")
                .then()
                .statusCode(200);
    }

    @Test
    void readingIsFree() {
        withSession()
                .header("Sec-Fetch-Site", "cross-site")
                .get("/test/editors")
                .then()
                .statusCode(200);
    }

    @Test
    void bearerTokensAreExemptButOtherSchemesAreNot() {
        given().auth()
                .oauth2(ADMIN_TOKEN)
                .header("Origin", "https://console.example")
                .post("/test/editors")
                .then()
                .statusCode(200);
        withSession()
                .header("Authorization", "Basic dTpw")
                .header("Origin", "https://evil.example")
                .post("/test/editors")
                .then()
                .statusCode(403);
    }

    private RequestSpecification withSession() {
        return given().cookie(
                        "almanac_session",
                        sessions.open(TestAccounts.attempt(ADMIN_EMAIL, ADMIN_PASSWORD, "192.0.2.2"))
                                .token());
    }
}
