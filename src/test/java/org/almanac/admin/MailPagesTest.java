package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.almanac.outbox.MessageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@QuarkusTest
class MailPagesTest {
    private final ApiTokens tokens;
    private final Clock clock;

    @Inject
    MailPagesTest(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            mode = Mode.EXCLUDE,
            names = {"ACCOUNT", "CONFIRM", "TEST"})
    void eachKindIsShownInEachLanguage(MessageKind kind) {
        DeskBrowser browser = DeskBrowser.loggedIn();
        for (String language : new String[] {"en", "de", "fr", "es"}) {
            String query = "?kind=" + kind + "&language=" + language;
            browser.get("/admin/mails" + query)
                    .statusCode(200)
                    .body(containsString("/admin/mails/html?kind=" + kind + "&amp;language=" + language));
            browser.get("/admin/mails/html" + query)
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("sandbox"))
                    .body(containsString("<html lang=\"" + language + "\">"));
        }
    }

    @Test
    void itIsAboutWhatIsNext() {
        String title = "Next " + UUID.randomUUID();
        LocalDateTime soon = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusSeconds(90)
                .truncatedTo(ChronoUnit.MINUTES);
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("title", title, "start", soon.toString(), "timeZone", "UTC"))
                .post("/api/v1/events")
                .then()
                .statusCode(201);

        DeskBrowser.loggedIn()
                .get("/admin/mails?kind=DIGEST&language=fr&width=narrow&colours=dark")
                .body(containsString("class=\"mail narrow dark\""))
                .body(containsString(title));
    }

    @Test
    void testIsSentToTheAddressGiven() {
        String to = "desk-" + UUID.randomUUID() + "@example.org";
        DeskBrowser browser = DeskBrowser.loggedIn();
        String message = browser.post(
                        "/admin/mails", Map.of("kind", "NOTHING_UPCOMING", "language", "de", "address", to))
                .statusCode(303)
                .extract()
                .header("Location");

        assertThat(message).startsWith("/admin/outbox/");
        browser.get(message).statusCode(200).body(containsString(to)).body(containsString("In Ihrer Auswahl"));
    }

    @Test
    void addressThatCannotBeIsToldBesideTheField() {
        DeskBrowser.loggedIn()
                .post("/admin/mails", Map.of("kind", "REMINDER", "language", "en", "address", "nobody\r\nBcc: x@y"))
                .statusCode(422)
                .body(containsString("id=\"address-error\""));
    }

    @Test
    void editorsAreKeptOut() {
        String secret = tokens.create("mails " + UUID.randomUUID(), Role.EDITOR, TestAccounts.ADMIN_EMAIL);

        given().auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .get("/admin/mails")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .get("/admin")
                .then()
                .body(not(containsString("/admin/mails")));
    }
}
