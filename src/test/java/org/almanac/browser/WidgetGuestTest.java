package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element as a guest: on pages with rules, policies, other widgets and trouble of their own. */
@QuarkusTest
class WidgetGuestTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void keepsTheSitesOwnLinkWhenTheDataCannotBeHad() {
        Page page = BROWSER.page();
        BrowserSession.holdClock(page);
        List<Route> asked = new ArrayList<>();
        page.route("**/widget.json*", route -> refuseFirst(route, asked));
        host().open(page, widget("tags=order"));

        assertThat(page.locator("upcoming-events[data-state=failed]")).hasCount(1);
        assertThat(page.getByText("Our calendar")).isVisible();
        Axe.check(page, "without data");

        page.clock().fastForward(Duration.ofMinutes(6).toMillis());
        page.waitForCondition(() -> asked.size() == 2);
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

        String widgets = widget("tags=hostile") + widget("tags=hostile layout=month subscribe");
        Page plain = BROWSER.page();
        host().open(plain, "<div style='width:300px'>" + widgets + "</div>");
        Page hostile = BROWSER.page();
        host().head("<style>* { all: unset !important }"
                        + " html { font: 16px/9 fantasy !important; letter-spacing: 1em; text-transform: uppercase;"
                        + " text-align: right; text-indent: 5em; white-space: nowrap; visibility: hidden }"
                        + " div { display: block !important; width: 300px !important }"
                        + " li, a, p, section, span { position: fixed !important; color: red !important }</style>")
                .open(hostile, "<div>" + widgets + "</div>");

        for (String part :
                List.of(".item", ".date", ".title", ".foot", ".button", ".grid", ".busy", ".form", ".input")) {
            assertThat(plain.locator(part).first()).isVisible();
            assertThat(hostile.locator(part).first()).isVisible();
            BoundingBox expected = plain.locator(part).first().boundingBox();
            BoundingBox actual = hostile.locator(part).first().boundingBox();
            assertThat(actual.width).as(part).isCloseTo(expected.width, within(1));
            assertThat(actual.height).as(part).isCloseTo(expected.height, within(2));
        }
        assertThat(hostile.locator(".title").first().evaluate("e => getComputedStyle(e).textTransform"))
                .isEqualTo("none");
    }

    @Test
    void worksWhereThePolicyForbidsAllButItsScriptAndData() {
        events("strict").add("Allowed", Duration.ofDays(2), "CONFIRMED");

        byte[] script =
                given().header("Accept-Encoding", "identity").get("/widget.js").asByteArray();
        for (HostPage host : List.of(host().strict(), host().nonce(), host().only(script))) {
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
            "more":false,"links":{"page":"javascript:alert(1)","subscribe":"https://events.example/s"}}\
            """));
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
    void whatThePageHasAskedForAheadIsNotAskedForAgain() {
        events("ahead").add("Asked for ahead", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> note(request, asked));
        host().head("<link rel=preload as=fetch crossorigin href='" + address()
                        + "/widget.json?tags=ahead%2Cahead-too&amp;country=GB&amp;limit=13&amp;lang=en'>")
                .open(page, widget("country=GB limit=3 tags=ahead,ahead-too"));

        assertThat(titles(page)).hasText("Asked for ahead");
        assertThat(asked).hasSize(1);
    }

    @Test
    void theRecipesWorkAsTheyAreWritten() throws IOException {
        events("5g").add("By the recipe", Duration.ofDays(1), "CONFIRMED");
        String book = Files.readString(Path.of("docs/embedding.md")).replace("https://events.example", address());
        List<String> recipes = Pattern.compile("(?s)```html\n(.*?)```")
                .matcher(book)
                .results()
                .map(recipe -> recipe.group(1))
                .filter(recipe -> recipe.contains("<upcoming-events"))
                .toList();
        assertThat(recipes).hasSizeGreaterThanOrEqualTo(2);

        for (String recipe : recipes) {
            // What WordPress makes of wp_enqueue_script, where the recipe has it in PHP.
            String script = "<script src='" + address()
                    + "/widget.js' id='almanac-js' async data-wp-strategy='async'></script>";
            Page page = BROWSER.page();
            host().openAsWritten(page, recipe.contains("<script") ? "" : script, recipe + "<a rel=tag href=x>5G</a>");
            assertThat(titles(page).filter(new Locator.FilterOptions().setHasText("By the recipe")))
                    .hasCount(1);
        }
    }

    @Test
    void everyPartThatIsDocumentedIsThere() throws IOException {
        SampleEvents events = events("parts");
        // The grid opens on the month of the first event, and only this month has a day that is today.
        events.add("Dated", Duration.ofMinutes(-30), "TENTATIVE");
        events.add("Dated, too", Duration.ofDays(40), "CONFIRMED");
        Page page = BROWSER.page();
        host().open(
                        page,
                        widget("tags=parts limit=2")
                                + widget("tags=parts limit=2 layout=month subscribe")
                                + widget("tags=nobody-uses-this"));
        page.locator(".add").first().click();
        assertThat(page.locator(".menu")).isVisible();
        List<?> there = (List<?>) page.evaluate("""
            () => [...document.querySelectorAll('upcoming-events')].flatMap(e =>
              [...e.shadowRoot.querySelectorAll('[part]')].map(node => node.getAttribute('part')))\
            """);

        String listed = Files.readString(Path.of("docs/embedding.md"))
                .replaceFirst("(?s).*every piece is a part: ", "")
                .replaceFirst("(?s)\\.\n.*", "");
        List<String> parts = Pattern.compile("`([a-z-]+)`")
                .matcher(listed)
                .results()
                .map(part -> part.group(1))
                .filter(part -> !part.equals("done"))
                .toList();
        assertThat(parts).hasSizeGreaterThan(20);
        assertThat(there).extracting(String::valueOf).containsAll(parts);
    }

    @ParameterizedTest
    @CsvSource({"light,DARK,light", "dark,LIGHT,dark", "auto,DARK,dark", "auto,LIGHT,light"})
    void itsThemeIsTheOneAskedForOrTheReaders(String theme, ColorScheme reader, String seen) {
        Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(reader));
        host().head("<style>upcoming-events { --almanac-accent: rgb(1, 2, 3) }</style>")
                .open(page, widget("tags=nobody-uses-this theme=" + theme));

        assertThat(page.locator(".root"))
                .hasCSS("background-color", seen.equals("dark") ? "rgb(31, 29, 26)" : "rgb(255, 255, 255)");
        assertThat(page.locator(".button")).hasCSS("color", "rgb(1, 2, 3)");
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
        String frame = "<iframe src='" + address() + "/embed?tags=framed' width=300 height=400></iframe>";

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

    private static void refuseFirst(Route route, List<Route> asked) {
        asked.add(route);
        if (asked.size() == 1) {
            route.abort();
        }
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
        return new HostPage(address());
    }
}
