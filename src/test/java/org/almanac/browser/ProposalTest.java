package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.importer.submission.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a reader's proposal to an event. */
@QuarkusTest
class ProposalTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Clock clock;

    @Inject
    Submissions submissions;

    private final String title = "Proposed " + UUID.randomUUID();

    @Test
    void whatAReaderProposesShowsOnlyOnceAnEditorHasAcceptedIt() {
        Page reader = BROWSER.page();
        reader.navigate(at("/submit"));
        reader.getByLabel("Starts on").fill("2001-01-01");
        reader.getByLabel("City").fill("Berlin");
        reader.getByLabel("Website of the event").fill("not an address");
        reader.getByLabel("Your e-mail address (optional)").fill("ines at example");
        reader.getByLabel("A note (optional)").fill("Please look <b>soon</b>");
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the proposal"))
                .click();

        assertThat(reader.locator("[role=alert]")).containsText("Nothing has been sent yet.");
        assertThat(reader.locator("#title-error")).hasText("Give the event a title.");
        assertThat(reader.locator("#start-error")).containsText("Give the time too");
        assertThat(reader.locator("#url")).hasAttribute("aria-invalid", "true");
        assertThat(reader.locator("#contact-error")).containsText("not an e-mail address");
        assertThat(reader.getByLabel("City")).hasValue("Berlin");
        assertThat(reader.getByLabel("Website of the event")).hasValue("not an address");
        Axe.check(reader, "/submit with errors");
        Markup.check(reader.content(), "/submit with errors");

        reader.getByLabel("Title").fill(title);
        reader.getByLabel("Your e-mail address (optional)").fill("ines+fair@example.es");
        reader.locator("[name='start.time']").fill("09:00");
        reader.getByLabel("Website of the event").fill("https://proposed.example/");
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the proposal"))
                .click();
        assertThat(reader.locator("#start-error")).containsText("over already");

        reader.getByLabel("Starts on").fill(soon());
        reader.getByLabel("Country").fill("Deutschland");
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the proposal"))
                .click();
        assertThat(reader.locator("h1")).hasText("Thank you");
        assertThat(found()).isZero();

        Page editor = BROWSER.page();
        logIn(editor, "/admin/review");
        Axe.check(editor, "/admin/review");
        Markup.check(editor.content(), "/admin/review");
        editor.getByText(title).click();
        assertThat(editor.locator(".note")).hasText("Please look <b>soon</b>");
        assertThat(editor.getByLabel("City")).hasValue("Berlin");
        Axe.check(editor, "/admin/review/…");
        Markup.check(editor.content(), "/admin/review/…");
        editor.getByLabel("City").fill("Hamburg");
        editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept and publish"))
                .first()
                .click();
        assertThat(editor).hasURL(Pattern.compile(".*/admin/events/.*"));
        assertThat(found()).isEqualTo(1);

        editor.navigate(at("/admin/review"));
        assertThat(editor.locator("table").last()).containsText(title);
        assertThat(editor.locator("table").last()).containsText("Accepted");
        assertThat(editor.getByText("Tell ines+fair@example.es").first())
                .hasAttribute("href", Pattern.compile("mailto:ines%2Bfair@example\\.es\\?.*%2Fevents%2F[0-9a-f-]{36}"));
    }

    @Test
    void whatIsRejectedShowsNowhereAndCanBePutBack() {
        long before = submissions.countWaiting();
        propose("");
        assertThat(submissions.countWaiting()).isEqualTo(before + 1);

        Page editor = BROWSER.page();
        logIn(editor, "/admin/review");
        editor.getByText(title).click();
        editor.getByLabel("Why not").fill("Not our trade");
        editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reject"))
                .click();
        assertThat(editor.locator("[role=status]")).containsText("has been rejected");
        assertThat(found()).isZero();
        assertThat(submissions.countWaiting()).isEqualTo(before);

        editor.getByText(title).click();
        editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it back"))
                .click();
        assertThat(submissions.countWaiting()).isEqualTo(before + 1);
    }

    @Test
    void whoFillsWhatNoPersonSeesIsThankedAndForgotten() {
        long before = submissions.countWaiting();

        propose("https://spam.example/");

        assertThat(submissions.countWaiting()).isEqualTo(before);
    }

    @Test
    void whoSendsTooManyIsAskedToWaitAndLosesNothingThatWasTyped() throws Exception {
        // As many as the tests' settings let one network send.
        for (int sent = 0; sent < 100; sent++) {
            propose(fromAnotherNetwork(), "https://spam.example/");
        }
        String refused = fromAnotherNetwork()
                .accept("text/html")
                .formParam("title", title)
                .formParam("note", "Typed at length")
                .post("/submit")
                .then()
                .statusCode(429)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        assertThat(refused)
                .contains("Nothing has been sent yet.", "Too many requests came from your network.")
                .contains("value=\"" + title + "\"", "Typed at length");
        Markup.check(refused, "/submit refused");
        propose("");
    }

    private static RequestSpecification fromAnotherNetwork() throws UnknownHostException {
        return RestAssured.given()
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.route.local-address", InetAddress.getByName("127.0.0.9"))));
    }

    private void propose(String bait) {
        propose(RestAssured.given(), bait);
    }

    private void propose(RequestSpecification request, String bait) {
        request.formParam("title", title)
                .formParam("start.date", soon())
                .formParam("allDay", "true")
                .formParam("timeZone", "Europe/Berlin")
                .formParam("description", "Long. ".repeat(2_000))
                .formParam("website", bait)
                .redirects()
                .follow(false)
                .post("/submit")
                .then()
                .statusCode(303);
    }

    private int found() {
        return RestAssured.given()
                .queryParam("q", title)
                .get("/api/v1/events")
                .jsonPath()
                .getList("items")
                .size();
    }

    private String soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30).toString();
    }
}
