package org.almanac.admin;

import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginPageTest {

    @Test
    void leadsBackToThePageThatWasAskedFor() {
        String login = DeskBrowser.anonymous()
                .get("/admin/events?show=past")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        DeskBrowser.anonymous()
                .urlEncodingEnabled(false)
                .get(login)
                .then()
                .statusCode(200)
                .body(containsString("name=\"next\" value=\"/admin/events?show=past\""));

        DeskBrowser.logIn(ADMIN_EMAIL, ADMIN_PASSWORD, "/admin/events?show=past")
                .statusCode(303)
                .header("Location", "/admin/events?show=past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/admin/\nX: y"})
    void neverLeadsElsewhere(String next) {
        DeskBrowser.logIn(ADMIN_EMAIL, ADMIN_PASSWORD, next).statusCode(303).header("Location", "/admin");
    }

    @Test
    void wrongPasswordKeepsTheAddressAndSetsNoCookie() {
        ValidatableResponse answer = DeskBrowser.logIn("\"><script>@almanac.example", "wrong", "/admin")
                .statusCode(401);

        answer.body(containsString("The e-mail address or the password is wrong."))
                .body(containsString("value=\"&quot;&gt;&lt;script&gt;@almanac.example\""))
                .body(not(containsString("wrong\"")));
        assertThat(answer.extract().headers().hasHeaderWithName("Set-Cookie")).isFalse();
    }

    @Test
    void emptyFormIsNoFault() {
        DeskBrowser.anonymous().post("/admin/login").then().statusCode(401);
    }

    @Test
    void loggingOutEndsTheSessionOnTheServerToo() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        browser.get("/admin").statusCode(200).body(containsString(ADMIN_EMAIL));

        browser.post("/admin/logout", Map.of())
                .statusCode(303)
                .header("Location", "/admin/login?left=1")
                .header("Set-Cookie", containsString("Max-Age=0"));

        browser.get("/admin").statusCode(303);
    }

    @Test
    void loggingInAgainEndsTheSessionThatTheBrowserHad() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        ValidatableResponse again = browser.post(
                        "/admin/login", Map.of("email", ADMIN_EMAIL, "password", ADMIN_PASSWORD))
                .statusCode(303);

        assertThat(again.extract().cookie("almanac_session")).hasSize(43);
        assertThat(again.extract().headers().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("almanac_device=")
                        .contains("HTTPOnly", "SameSite=Lax", "Max-Age=15552000"));
        browser.get("/admin").statusCode(303);
    }

    @Test
    void loggingOutEverywhereEndsOtherBrowsersToo() {
        DeskBrowser here = DeskBrowser.loggedIn();
        DeskBrowser there = DeskBrowser.loggedIn();
        here.get("/admin").body(containsString("Log out on all browsers"));

        here.post("/admin/logout/everywhere", Map.of()).statusCode(303).header("Location", "/admin/login?left=1");

        here.get("/admin").statusCode(303);
        there.get("/admin").statusCode(303);
    }

    @Test
    void nobodyKeepsACopyOfTheDesk() {
        DeskBrowser.loggedIn().get("/admin").header("Cache-Control", "no-store");
    }

    @Test
    void formSentAfterTheSessionEndedIsToldWhatToDo() {
        DeskBrowser.anonymous()
                .formParam("title", "Typed for an hour")
                .post("/admin/events/new")
                .then()
                .statusCode(401)
                .body(containsString("Log in again in another tab"))
                .body(containsString("name=\"title\" value=\"Typed for an hour\""))
                .body(containsString("action=\"/admin/events/new\""));
    }
}
