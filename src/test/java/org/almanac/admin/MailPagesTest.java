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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.almanac.notification.SampleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    @EnumSource
    void eachKindIsShownInEachLanguage(SampleKind kind) {
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
        publish(title, soon);

        DeskBrowser.loggedIn()
                .get("/admin/mails?kind=DIGEST&language=fr&width=narrow&colours=dark")
                .body(containsString("class=\"mail narrow dark\""))
                .body(containsString(title));
    }

    @Test
    void itIsAboutTheEventThatIsChosen() {
        String title = "Chosen " + UUID.randomUUID();
        String event = publish(
                title,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(400)
                        .truncatedTo(ChronoUnit.MINUTES));
        DeskBrowser browser = DeskBrowser.loggedIn();
        for (String kind : List.of("REMINDER", "CHANGED", "CANCELLED", "ANNOUNCED", "KEY_DATE")) {
            browser.get("/admin/mails?kind=" + kind + "&event=" + event)
                    .statusCode(200)
                    .body("html.body.'**'.find { it.name() == 'h2' && it.@id == 'mail-html' }", containsString(title))
                    .body(containsString("value=\"" + event + "\" selected"));
            browser.get("/admin/mails/html?kind=" + kind + "&event=" + event)
                    .statusCode(200)
                    .body(containsString(title));
        }
        browser.get("/admin/mails?event=" + UUID.randomUUID()).statusCode(404);
        browser.get("/admin/mails?event=none").statusCode(404);
    }

    @Test
    void eventThatIsOverIsShownAtItsDate() {
        String title = "Over " + UUID.randomUUID();
        String event = publish(
                title,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .minusDays(40)
                        .truncatedTo(ChronoUnit.MINUTES));
        DeskBrowser.loggedIn()
                .get("/admin/mails/html?kind=REMINDER&event=" + event)
                .statusCode(200)
                .body(containsString(title));
    }

    @Test
    void itIsWrittenAsTheReaderWouldGetIt() {
        String email = "preview-" + UUID.randomUUID() + "@example.org";
        String reader = ApiClient.editor()
                .contentType("application/json")
                .body(List.of(Map.of(
                        "email",
                        email,
                        "confirmed",
                        true,
                        "locale",
                        "de",
                        "timeZone",
                        "Asia/Tokyo",
                        "consent",
                        Map.of("at", "2024-05-01", "source", "https://old.example", "wording", "I agree"))))
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].uid");
        DeskBrowser browser = DeskBrowser.loggedIn();

        browser.get("/admin/subscribers/" + reader).body(containsString("/admin/mails?reader=" + reader));
        browser.get("/admin/mails?kind=CONFIRM&reader=" + reader)
                .statusCode(200)
                .body(containsString("<option value=\"de\" selected>"))
                .body(containsString(email));
        browser.get("/admin/mails/html?kind=CONFIRM&language=de&reader=" + reader)
                .statusCode(200)
                .body(containsString(email), containsString("<html lang=\"de\">"))
                // No link that does anything for anybody.
                .body(not(containsString("/confirm")), not(containsString("token")));
        browser.get("/admin/mails/html?kind=ADDRESS_MOVED&language=fr&reader=" + reader)
                .statusCode(200)
                .body(containsString(email));
        browser.get("/admin/mails?reader=" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void testAboutAnEventIsSent() {
        String title = "Tried " + UUID.randomUUID();
        String event = publish(
                title,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(90)
                        .truncatedTo(ChronoUnit.MINUTES));
        String to = "desk-" + UUID.randomUUID() + "@example.org";
        DeskBrowser browser = DeskBrowser.loggedIn();
        String message = browser.post(
                        "/admin/mails", Map.of("kind", "CHANGED", "language", "en", "event", event, "address", to))
                .statusCode(303)
                .extract()
                .header("Location");
        browser.get(message).statusCode(200).body(containsString(title));
        String confirmation = browser.post("/admin/mails", Map.of("kind", "CONFIRM", "language", "es", "address", to))
                .statusCode(303)
                .extract()
                .header("Location");
        browser.get(confirmation).statusCode(200).body(containsString("reader@example.org"));
    }

    private static String publish(String title, LocalDateTime start) {
        return ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("title", title, "start", start.toString(), "timeZone", "UTC"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
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
