package org.almanac.browser.inert;

import static io.restassured.RestAssured.given;
import static org.almanac.browser.Site.address;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.almanac.browser.Site.press;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.browser.BrowserSession;
import org.almanac.importer.submission.Submission;
import org.almanac.importer.submission.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of {@link InertTest}'s table that anybody can write without an account: what comes in by {@code /submit}. */
@QuarkusTest
class InertProposalTest {
    private static final String TAG = "inert-proposed";

    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @Inject
    Submissions submissions;

    @Test
    void fromTheFormOverTheDeskToEveryPlaceWhereItIsPublished() throws Exception {
        LocalDateTime start = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusDays(3);
        for (Payload payload : Payload.values()) {
            post(payload.proposal(start.plusHours(payload.ordinal()), TAG), 303);
        }
        Page desk = BROWSER.page();
        logIn(desk, "/admin/review");
        Inert.check(desk, "the queue");

        Map<Payload, String> slugs = new HashMap<>();
        for (Payload payload : Payload.values()) {
            slugs.put(payload, accepted(desk, payload));
        }

        desk.navigate(at("/admin/review"));
        Inert.check(desk, "what was decided");
        desk.navigate(at("/admin/events?q=window"));
        Inert.check(desk, "the desk's list");
        Page page = BROWSER.page();
        Sinks sinks = new Sinks(address(), TAG, YearMonth.from(start), json);
        slugs.forEach((payload, slug) -> sinks.eventPage(page, slug, payload));
        sinks.lists(page);
        sinks.widgetOnAPageThatAllowsAll(page, "list");
        sinks.calendarFiles(page);
        sinks.xmlAndJson(page);
    }

    @Test
    void inTheFormThatIsShownAgain() {
        Page page = BROWSER.page();
        for (Payload payload : Payload.values()) {
            Map<String, String> proposal = payload.proposal(LocalDateTime.of(2001, 1, 1, 9, 0), TAG);
            for (String input : List.of(
                    "url", "onlineUrl", "registrationUrl", "timeZone", "start.date", "start.time", "end.time")) {
                proposal.put(input, payload.text());
            }
            page.setContent("<p>another page</p>");
            Inert.checkHtml(page, post(proposal, 422), payload.name());
        }
    }

    @Test
    void inTheReasonOfARejection() {
        String title = "Rejected " + UUID.randomUUID();
        Map<String, String> proposal = Payload.SCRIPT.proposal(LocalDateTime.of(2041, 1, 1, 9, 0), TAG);
        proposal.put("title", title);
        post(proposal, 303);
        Page desk = BROWSER.page();
        logIn(desk, "/admin/review");
        desk.getByText(title).click();
        desk.getByLabel("Why not").fill(Payload.IMAGE.text());
        press(desk, "Reject");

        PlaywrightAssertions.assertThat(desk.locator("table").last()).containsText(Payload.IMAGE.text());
        Inert.check(desk, "the reason in the list");
        desk.getByText(title).click();
        Inert.check(desk, "the reason beside the proposal");
    }

    /** @return the event's slug */
    private String accepted(Page desk, Payload payload) {
        Submission proposal = submissions.waiting(500).stream()
                .filter(one -> payload.text().equals(one.event().title()))
                .findFirst()
                .orElseThrow();
        desk.navigate(at("/admin/review/" + proposal.id()));
        Inert.check(desk, payload.name());
        PlaywrightAssertions.assertThat(desk.locator(".note")).hasText(payload.text());
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept and publish"))
                .first()
                .click();
        PlaywrightAssertions.assertThat(desk).hasURL(Pattern.compile(".*/admin/events/.*"));
        Inert.check(desk, payload.name());
        String id = desk.url().replaceFirst(".*/admin/events/([^?]*).*", "$1");
        return given().get("/api/v1/events/" + id).path("slug");
    }

    private static String post(Map<String, String> proposal, int status) {
        return given().accept("text/html")
                .formParams(proposal)
                .redirects()
                .follow(false)
                .post("/submit")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
