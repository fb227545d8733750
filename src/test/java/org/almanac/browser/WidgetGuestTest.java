package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The element as a guest: on pages with rules, policies, other widgets and trouble of their own. */
@QuarkusTest
class WidgetGuestTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @TestHTTPResource("/")
    URI address;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void keepsTheSitesOwnLinkWhenTheDataCannotBeHad() {
        Page page = BROWSER.page();
        page.route("**/widget.json*", Route::abort);
        host().open(page, widget("tags=order"));

        assertThat(page.locator("upcoming-events[data-state=failed]")).hasCount(1);
        assertThat(page.getByText("Our calendar")).isVisible();
    }

    @Test
    void keepsTheSitesOwnLinkWhenTheDataIsSomethingElse() {
        Page page = BROWSER.page();
        page.route("**/widget.json*", route -> route.fulfill(new Route.FulfillOptions().setBody("<html>")));
        host().open(page, widget("tags=order"));

        assertThat(page.getByText("Our calendar")).isVisible();
    }

    @Test
    void keepsTheSitesOwnLinkWithoutScripts() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        host().open(page, widget("tags=order"));

        assertThat(page.getByText("Our calendar")).isVisible();
    }

    @Test
    void looksTheSameWhateverTheRulesOfThePage() {
        events("hostile").add("A title that is long enough to need the second line", Duration.ofDays(2), "TENTATIVE");

        Page plain = BROWSER.page();
        host().open(plain, "<div style='width:300px'>" + widget("tags=hostile") + "</div>");
        Page hostile = BROWSER.page();
        host().head("<style>* { all: unset !important }"
                        + " html { font: 16px/9 fantasy !important; letter-spacing: 1em; text-transform: uppercase;"
                        + " text-align: right; text-indent: 5em; white-space: nowrap; visibility: hidden }"
                        + " div { display: block !important; width: 300px !important }"
                        + " li, a, p, section, span { position: fixed !important; color: red !important }</style>")
                .open(hostile, "<div>" + widget("tags=hostile") + "</div>");

        for (String part : List.of(".item", ".date", ".title", ".foot")) {
            assertThat(plain.locator(part)).isVisible();
            assertThat(hostile.locator(part)).isVisible();
            BoundingBox expected = plain.locator(part).boundingBox();
            BoundingBox actual = hostile.locator(part).boundingBox();
            assertThat(actual.width).as(part).isCloseTo(expected.width, within(1));
            assertThat(actual.height).as(part).isCloseTo(expected.height, within(2));
        }
        assertThat(hostile.locator(".title").evaluate("e => getComputedStyle(e).textTransform"))
                .isEqualTo("none");
    }

    @Test
    void worksWhereThePolicyForbidsAllButItsScriptAndData() {
        events("strict").add("Allowed", Duration.ofDays(2), "CONFIRMED");

        for (HostPage host : List.of(host().strict(), host().nonce())) {
            Page page = BROWSER.page();
            host.open(page, widget("tags=strict") + widget("tags=strict layout=month subscribe"));

            assertThat(titles(page)).hasText(new String[] {"Allowed", "Allowed"});
            assertThat(page.locator(".date").first().boundingBox().width).isBetween(50.0, 70.0);
            page.locator(".add").click();
            assertThat(page.locator(".menu")).isVisible();
            page.locator("input").fill("strict@example.com");
            page.keyboard().press("Enter");
            assertThat(page.locator(".done")).isVisible();
        }
    }

    @Test
    void markupInATitleIsTextAndNothingElse() {
        String payload = "<img src=x onerror=\"window.hacked=1\"></script><svg onload=window.hacked=2>";
        events("markup").add(payload, Duration.ofDays(2), "CONFIRMED");

        Page page = BROWSER.page();
        host().open(page, widget("tags=markup empty-text='<b>bold</b>'"));

        assertThat(titles(page)).hasText(payload);
        assertThat(page.locator("upcoming-events img")).hasCount(0);
        assertThat(page.evaluate("window.hacked")).isNull();
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        Page page = BROWSER.page();
        page.route("**/widget.json*", route -> Canned.answer(route, """
                        {"items":[{"title":"Tempting","url":"javascript:window.hacked=1","ics":"data:text/html,x",
                        "start":"2999-01-01","end":null,"startsAt":"2999-01-01T00:00:00Z",
                        "endsAt":"2999-01-02T00:00:00Z","timeZone":"UTC","allDay":true,"status":"CONFIRMED","tags":[]}],
                        "more":false,"links":{"page":"javascript:alert(1)","subscribe":"https://events.example/s"}}"""));
        host().open(page, widget(""));

        assertThat(titles(page)).hasText("Tempting");
        assertThat(page.locator("upcoming-events [href]")).hasCount(2); // the site's own link and "Tell me"
    }

    @Test
    void widgetsThatAskTheSameShareOneAnswer() {
        events("shared").add("Shown thrice", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> note(request, asked));
        host().open(
                        page,
                        widget("tags=shared")
                                + widget("tags=shared layout=compact")
                                + widget("tags=shared theme=dark"));

        assertThat(titles(page)).hasText(new String[] {"Shown thrice", "Shown thrice", "Shown thrice"});
        assertThat(asked).hasSize(1);
    }

    @Test
    void tellsThePageWhatItShows() {
        events("telling").add("One", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        page.addInitScript("addEventListener('almanac:rendered', e => window.told = e.detail)");
        host().open(page, widget("tags=telling"));

        assertThat(titles(page)).hasText("One");
        assertThat(page.evaluate("window.told.state + ' ' + window.told.count")).isEqualTo("list 1");
    }

    @Test
    void theFrameShowsTheSameWithScriptsAndWithout() {
        events("framed").add("In a frame", Duration.ofDays(2), "CONFIRMED");
        String frame = "<iframe src='" + calendar() + "/embed?tags=framed' width=300 height=400></iframe>";

        Page page = BROWSER.page();
        host().open(page, frame);
        assertThat(page.frameLocator("iframe").locator(".title")).hasText("In a frame");

        Page scriptless = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        host().open(scriptless, frame);
        assertThat(scriptless.frameLocator("iframe").locator(".almanac-title")).isVisible();
    }

    private static Locator titles(Page page) {
        return page.locator("upcoming-events .title");
    }

    private static void note(Request request, List<String> asked) {
        if (request.url().contains("/widget.json")) {
            asked.add(request.url());
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private SampleEvents events(String tag) {
        return new SampleEvents(catalogue, clock, tag);
    }

    private HostPage host() {
        return new HostPage(calendar());
    }

    private String calendar() {
        return address.toString().replaceFirst("/$", "");
    }
}
