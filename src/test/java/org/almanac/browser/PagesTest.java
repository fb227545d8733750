package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers' pages. None of them needs a script. */
@QuarkusTest
class PagesTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Catalogue catalogue;

    @Inject
    Withdrawals withdrawals;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @Test
    void theFrontPageListsWhatIsComingUpAndNarrowsByTag() {
        SampleEvents events = events("front");
        events.add("Front one", Duration.ofDays(4), "CONFIRMED");
        events.add("Front two", Duration.ofDays(40), "CANCELLED");
        events("front-other").add("Not this one", Duration.ofDays(5), "CONFIRMED");

        Page page = open("/?tag=front");

        assertThat(page.locator(".agenda h3 a")).hasText(new String[] {"Front one", "Front two"});
        assertThat(page.locator(".agenda > li").nth(1)).containsText("Cancelled");
        assertThat(page.locator(".month-heading")).hasCount(2);
        page.getByText("Front one").click();
        assertThat(page.locator("h1")).hasText("Front one");
    }

    @Test
    void anEmptyListSaysSoAndOffersToTell() {
        Page page = open("/?q=nothing-is-called-like-this");

        assertThat(page.locator(".empty p")).containsText("nothing-is-called-like-this");
        assertThat(page.locator(".empty a").getAttribute("href")).startsWith("/subscribe");
    }

    @Test
    void anEventsPageSaysWhatWhenAndWhere() throws Exception {
        Event event = events("event-page")
                .described("5G in **ports**", "See [the *programme*](https://example.com/p).", Duration.ofDays(9));

        Page page = open("/events/" + event.slug());

        assertThat(page.locator("h1")).hasText("5G in **ports**");
        assertThat(page.locator(".facts").first()).containsText("Hall 1");
        assertThat(page.locator(".facts").first()).containsText("London, United Kingdom");
        assertThat(page.locator(".prose em")).hasText("programme");
        assertThat(page.getByText("Event website").getAttribute("href")).isEqualTo("https://example.com/");
        assertThat(page.getByText("Google Calendar").getAttribute("href"))
                .startsWith("https://calendar.google.com/calendar/render?action=TEMPLATE&text=5G%20in");
        JsonNode data =
                json.readTree(page.locator("script[type='application/ld+json']").textContent());
        assertThat(data.path("@type").asText()).isEqualTo("Event");
        assertThat(data.path("startDate").asText()).endsWith("Z");
        assertThat(data.path("eventStatus").asText()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(data.path("location").path("address").path("addressLocality").asText())
                .isEqualTo("London");
    }

    @Test
    void whatIsWrittenIntoAnEventIsInertOnItsPage() throws Exception {
        String payload = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>\u2028";
        Event event = events("hostile-page")
                .described(
                        payload,
                        payload
                                + "\n\n"
                                + "[click](javascript:window.hacked=3) <svg onload=window.hacked=4>"
                                + " ![x](https://spy.example/) {{7*7}} {cdi:site.name}",
                        Duration.ofDays(9));

        Page page = open("/events/" + event.slug());

        assertThat(page.evaluate("window.hacked")).isNull();
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page.locator(".prose")).containsText("{{7*7}} {cdi:site.name}");
        assertThat(page.locator("a[href^='javascript']")).hasCount(0);
        JsonNode data =
                json.readTree(page.locator("script[type='application/ld+json']").textContent());
        assertThat(data.path("name").asText()).isEqualTo(event.title());
        open("/?tag=hostile-page");
    }

    @Test
    void whatWasWithdrawnIsGoneAndWhatNeverWasIsNotFound() {
        Event event = events("gone").add("Soon gone", Duration.ofDays(9), "CONFIRMED");
        withdrawals.withdraw(event.slug(), null, new Actor("test"));

        Page page = BROWSER.page();
        assertThat(page.navigate(at("/events/" + event.slug())).status()).isEqualTo(410);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.navigate(at("/events/never-was")).status()).isEqualTo(404);
        assertThat(page.locator("h1")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void pagesFitTheWindowInLightAndDark(int width) {
        Event event = events("fitting")
                .described(
                        "Averyveryveryveryveryveryveryveryveryveryverylongwordthatnobodywouldwrite and more",
                        "https://example.com/" + "long".repeat(60) + "\n\n```\n" + "code ".repeat(80) + "\n```",
                        Duration.ofDays(9));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(
                    new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
            for (String path : new String[] {"/?tag=fitting", "/events/" + event.slug(), "/tags/fitting", "/none"}) {
                page.navigate(at(path));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path + " at " + width)
                        .isEqualTo(width);
                assertThat(brightness(page)).isEqualTo(scheme == ColorScheme.DARK ? "dark" : "light");
            }
        }
    }

    @Test
    void aPageForbidsInlineScriptsAndFrames() {
        Page page = BROWSER.page();
        Response response = page.navigate(at("/"));

        assertThat(response.headerValue("content-security-policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headerValue("x-content-type-options")).isEqualTo("nosniff");
    }

    private static Object brightness(Page page) {
        return page.evaluate("(() => { const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);"
                + " return c[0] > 128 ? 'light' : 'dark' })()");
    }

    private Page open(String path) {
        Page page = BROWSER.page(new Browser.NewContextOptions());
        page.navigate(at(path));
        return page;
    }

    private SampleEvents events(String tag) {
        return new SampleEvents(catalogue, clock, tag);
    }
}
