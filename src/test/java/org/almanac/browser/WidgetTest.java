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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.almanac.event.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The element on a page of another site. */
@QuarkusTest
class WidgetTest {
    private static final String NOTHING = "There are no upcoming events.";

    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @TestHTTPResource("/")
    URI address;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void showsTheNextEventsInTheOrderOfTheirDates() {
        SampleEvents events = events("order");
        events.add("Third", Duration.ofDays(30), "CONFIRMED");
        events.add("First", Duration.ofDays(3), "CONFIRMED");
        events.add("Second", Duration.ofDays(9), "CANCELLED");
        events.add("Fourth", Duration.ofDays(60), "TENTATIVE");

        Page page = BROWSER.page();
        host().open(page, widget("tags=order limit=3"));

        assertThat(titles(page)).hasText(new String[] {"First", "Second", "Third"});
        assertThat(page.locator(".item").nth(0)).containsText("London, UK");
        assertThat(page.locator(".item").nth(1)).containsText("Cancelled");
        assertThat(page.locator(".foot a")).hasText(new String[] {"All events", "Subscribe"});
    }

    @Test
    void saysSoWhenNothingIsUpcomingAndOffersToTell() {
        Page page = BROWSER.page();
        host().open(page, widget("tags=nobody-uses-this"));

        assertThat(page.locator(".none p")).hasText(NOTHING);
        assertThat(page.locator(".none p")).isVisible();
        assertThat(page.locator(".none a")).hasText("Tell me when one is announced");
        assertThat(page.locator(".none a").getAttribute("href")).endsWith("/subscribe?tag=nobody-uses-this");
    }

    @Test
    void saysItInTheWordsOfTheSiteOrNotAtAll() {
        Page page = BROWSER.page();
        host().open(
                        page,
                        widget("id=own tags=nobody-uses-this empty-text='Back after the summer'")
                                + widget("id=none tags=nobody-uses-this empty=hide"));

        assertThat(page.locator("#own .none p")).hasText("Back after the summer");
        assertThat(page.locator("#none[data-state=empty]")).hasCount(1);
        assertThat(page.locator("#none").boundingBox().height).isZero();
    }

    @Test
    void whatEndsWhileThePageIsOpenGoesAndTheNextMovesUp() {
        SampleEvents events = events("ending");
        events.add("Ends soon", Duration.ofHours(-1), Duration.ofHours(2));
        events.add("Tomorrow", Duration.ofDays(1), Duration.ofHours(8));
        events.add("Next week", Duration.ofDays(7), Duration.ofHours(8));

        Page page = BROWSER.page();
        page.clock().install();
        host().open(page, widget("tags=ending limit=2"));
        assertThat(titles(page)).hasText(new String[] {"Ends soon", "Tomorrow"});

        page.clock().fastForward(Duration.ofMinutes(61).toMillis());
        assertThat(titles(page)).hasText(new String[] {"Tomorrow", "Next week"});
    }

    @Test
    void aPageFromACacheNeverShowsWhatIsOver() {
        SampleEvents events = events("cached");
        for (int day = 1; day <= 8; day++) {
            events.add("Day " + day, Duration.ofDays(day), Duration.ofHours(1));
        }

        Page page = BROWSER.page();
        page.clock()
                .setFixedTime(Date.from(clock.instant().plus(Duration.ofDays(3)).plus(Duration.ofHours(2))));
        host().open(page, widget("tags=cached limit=4"));

        assertThat(titles(page)).hasText(new String[] {"Day 4", "Day 5", "Day 6", "Day 7"});
    }

    @Test
    void aTabThatWasLeftOpenForDaysAsksAgainWhenItIsLookedAt() {
        events("left-open").add("Known at first", Duration.ofDays(1), Duration.ofHours(1));
        Page page = BROWSER.page();
        page.clock().install();
        host().open(page, widget("tags=left-open"));
        assertThat(titles(page)).hasText("Known at first");

        events("left-open").add("Announced since", Duration.ofDays(9), Duration.ofHours(1));
        page.clock().fastForward(Duration.ofDays(4).toMillis());

        assertThat(titles(page)).hasText("Announced since");
    }

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
        page.route(
                "**/widget.json*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(java.util.Map.of("Access-Control-Allow-Origin", "*"))
                        .setBody("""
                        {"items":[{"title":"Tempting","url":"javascript:window.hacked=1","ics":"data:text/html,x",
                        "start":"2999-01-01","end":null,"startsAt":"2999-01-01T00:00:00Z",
                        "endsAt":"2999-01-02T00:00:00Z","timeZone":"UTC","allDay":true,"status":"CONFIRMED","tags":[]}],
                        "more":false,"links":{"page":"javascript:alert(1)","subscribe":"https://events.example/s"}}""")));
        host().open(page, widget(""));

        assertThat(titles(page)).hasText("Tempting");
        assertThat(page.locator("upcoming-events [href]")).hasCount(2); // the site's own link and "Subscribe"
    }

    @Test
    void everythingInItCanBeReachedWithTheKeyboard() {
        events("keyboard").add("Reachable", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        host().open(page, widget("tags=keyboard"));
        assertThat(titles(page)).hasText("Reachable");

        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("Tab");
            reached.add(page.evaluate("(() => { const e = document.activeElement.shadowRoot.activeElement;"
                    + " return (e.getAttribute('aria-label') || e.textContent) + ' ' +"
                    + " getComputedStyle(e).outlineStyle + ' ' + getComputedStyle(e).opacity })()"));
        }
        assertThat(reached)
                .containsExactly(
                        "Reachable solid 1",
                        "Add to calendar: Reachable solid 1",
                        "All events solid 1",
                        "Subscribe solid 1");
    }

    @Test
    void nothingMovesWhenTheListComes() {
        for (int day = 1; day <= 5; day++) {
            events("still").add("Event " + day, Duration.ofDays(day), "CONFIRMED");
        }
        Page page = BROWSER.page();
        List<Route> held = new ArrayList<>();
        page.route("**/widget.json*", held::add);
        host().open(page, widget("tags=still limit=5") + "<p id=after>What follows</p>");
        page.waitForFunction("customElements.get('upcoming-events') !== undefined");
        page.waitForCondition(() -> !held.isEmpty());
        double before = page.locator("#after").boundingBox().y;

        held.get(0).resume();
        assertThat(titles(page)).hasCount(5);
        assertThat(page.locator("#after").boundingBox().y).isEqualTo(before);
    }

    @Test
    void picksWhatTheArticleIsAbout() {
        SampleEvents events = events("matching");
        for (int day = 1; day <= 20; day++) {
            events.add("Other " + day, Duration.ofDays(day), "CONFIRMED");
        }
        events.tagged("By tag", Duration.ofDays(90), "Résumé of Radio");
        events.add("The Radio Summit 2030", Duration.ofDays(15), "CONFIRMED");

        Page page = BROWSER.page();
        host().head(
                        "<meta property='article:tag' content='Résumé of Radio'><meta name=keywords content='x, Radio summit'>")
                .open(page, widget("tags=matching match=page limit=3"));

        assertThat(titles(page)).hasText(new String[] {"Other 1", "The Radio Summit 2030", "By tag"});
    }

    @Test
    void writesDatesInTheLanguageAndTheZoneAskedFor() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        page.clock().setFixedTime(Date.from(Instant.parse("2998-05-01T00:00:00Z")));
        page.route(
                "**/widget.json*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(java.util.Map.of("Access-Control-Allow-Origin", "*"))
                        .setBody("""
                        {"items":[{"title":"Late","url":"/e","start":"2998-06-08T20:00","end":"2998-06-08T23:00",
                        "startsAt":"2998-06-08T18:00:00Z","endsAt":"2998-06-08T21:00:00Z","timeZone":"Europe/Paris",
                        "allDay":false,"status":"POSTPONED","online":true,"tags":[]}],"more":false,"links":{}}""")));
        host().open(page, widget("id=de lang=de") + widget("id=viewer time-zone=viewer"));

        assertThat(page.locator("#de .month")).hasText("Jun");
        assertThat(page.locator("#de .until")).hasText("Freitag");
        assertThat(page.locator("#de .meta")).hasText("Neuer Termin folgt · 20:00 MESZ · Online");
        assertThat(page.locator("#viewer .day")).hasText("9");
        assertThat(page.locator("#viewer .meta")).hasText("Date to be announced · 03:00 GMT+9 · Online");
    }

    @Test
    void widgetsThatAskTheSameShareOneAnswer() {
        events("shared").add("Shown thrice", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> note(request, asked));
        host().open(page, widget("tags=shared") + widget("tags=shared layout=compact") + widget("tags=shared lang=de"));

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
    void followsAChangeOfItsAttributes() {
        events("changing").add("After the change", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        host().open(page, widget("tags=nobody-uses-this"));
        assertThat(page.locator(".none p")).hasText(NOTHING);

        page.evaluate("document.querySelector('upcoming-events').setAttribute('tags', 'changing')");
        assertThat(titles(page)).hasText("After the change");
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
