package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element on pages of all colours and sizes: what it says can be read, and what is wrong with it is said. */
@QuarkusTest
class WidgetReadableTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    /** Texts of widgets (or, without a script, of the fragment) that are too small or too faint, each with its measure. */
    private static final String UNREADABLE = """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const mixed = (colours) => {
            canvas.clearRect(0, 0, 1, 1);
            for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((c) => c / 255)
              .map((c) => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
              .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          };
          const grounds = (node) => {
            const all = [];
            for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) all.unshift(getComputedStyle(at).backgroundColor);
            return ['#fff', ...all];
          };
          const roots = [...document.querySelectorAll('upcoming-events')].map((e) => e.shadowRoot);
          const wrong = [];
          let seen = 0;
          for (const root of [...roots, ...document.querySelectorAll('.almanac-events')]) {
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const node = texts.currentNode.parentElement;
              const text = texts.currentNode.textContent.trim();
              if (!text || node.closest('.note, [aria-disabled=true], style') || !node.getClientRects().length) continue;
              seen++;
              const { fontSize, color } = getComputedStyle(node);
              const ground = grounds(node);
              const [high, low] = [mixed(ground), mixed([...ground, color])].sort((a, b) => b - a);
              const contrast = (high + .05) / (low + .05);
              if (parseFloat(fontSize) < 12) wrong.push(`${node.className} ${text}: ${fontSize}`);
              if (contrast < 4.5) wrong.push(`${node.className} ${text}: ${contrast.toFixed(2)} ${color}`);
            }
          }
          return seen < 5 ? [`only ${seen} texts`] : wrong;
        }\
        """;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @ParameterizedTest
    @CsvSource({
        "#ffffff, #777777",
        "#c8c8c8, #000000",
        "#161616, #999999",
        "#555555, #ffffff",
        "'#4a0e4e', 'rgb(255 255 255 / .8)'"
    })
    void everyTextIsReadableOnThePageWhateverItsColorSchemeSays(String ground, String text) {
        sampler();
        String widgets = widget("tags=readable limit=4")
                + widget("tags=readable layout=month limit=3 subscribe")
                + widget("tags=readable layout=compact limit=4")
                + widget("tags=nobody-reads-this subscribe");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            host().head("<style>body { background: " + ground + "; color: " + text + "; width: 300px }</style>")
                    .open(page, widgets);

            assertThat(page.locator("[data-state=list], [data-state=empty]")).hasCount(4);
            assertThat(page.evaluate(UNREADABLE)).asString().isEqualTo("[]");
            Screenshots.takeWhole(page, "widget-on-" + ground.substring(1) + "-" + scheme);
        }
        String fragment = RestAssured.get("/widget.html?tags=readable&limit=4").asString();
        Page scriptless = BROWSER.page();
        host().head("<link rel=stylesheet href='" + address() + "/css/embed.css'><style>html { font-size: 62.5% }"
                        + "body { background: " + ground + "; color: " + text + " }</style>")
                .openAsWritten(scriptless, "", fragment);
        assertThat(scriptless.evaluate(UNREADABLE)).asString().isEqualTo("[]");
    }

    @Test
    void everyTextIsReadableWhereAThemesRulesLeakIn() throws IOException {
        sampler();
        try (InputStream file = getClass().getResourceAsStream("hostile-page-css.html")) {
            String html = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@@B@@", address())
                    .replace("limit=\"5\"", "limit=\"5\" tags=\"readable\"");
            for (String widget :
                    List.of(html, html.replace("<upcoming-events", "<upcoming-events layout=month subscribe"))) {
                for (String size : List.of("1.6rem", "1rem")) {
                    Page page = BROWSER.page();
                    page.route(
                            HostPage.ADDRESS,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody(widget.replace("font-size:1.6rem", "font-size:" + size))));
                    page.navigate(HostPage.ADDRESS);

                    assertThat(page.locator("[data-state=list]")).hasCount(1);
                    assertThat(page.evaluate(UNREADABLE)).asString().isEqualTo("[]");
                    assertThat(page.locator(".title").first()).hasCSS("text-transform", "none");
                    assertThat(page.evaluate("document.querySelector('aside').scrollWidth"))
                            .isEqualTo(160);
                    Screenshots.takeWhole(
                            page, "widget-hostile-" + size + "-" + (widget.equals(html) ? "list" : "month"));
                }
            }
        }
    }

    @Test
    void anotherLayoutLeavesNoHole() {
        sampler();
        Page page = BROWSER.page();
        host().open(
                        page,
                        "<div style='width: 300px'>" + widget("id=one tags=readable limit=4") + "<p id=after>After</p>"
                                + widget("class=list tags=readable limit=4")
                                + widget("class=compact tags=readable limit=4 layout=compact")
                                + widget("class=month tags=readable limit=4 layout=month") + "</div>");
        assertThat(page.locator("[data-state=list]")).hasCount(4);

        for (String layout : List.of("compact", "month", "list", "month", "compact", "list")) {
            page.evaluate("layout => document.getElementById('one').setAttribute('layout', layout)", layout);
            assertThat(page.locator("#one .in-" + layout)).hasCount(1);
            double expected = page.locator("upcoming-events." + layout).boundingBox().height;
            Locator one = page.locator("#one");
            page.waitForCondition(() -> Math.abs(one.boundingBox().height - expected) < 1);
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaidOnTheConsoleOnce() {
        sampler();
        Page page = BROWSER.page();
        List<String> warnings = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("upcoming-events")) {
                warnings.add(message.type() + " " + message.text());
            }
        });
        String known = widget("id=a class=b style='color:red' data-x=1 aria-label=x lang=de-AT tags=readable limit=3"
                + " layout=compact match=page theme=dark time-zone=viewer empty=hide empty-text=x subscribe country=gb"
                + " v-if=x :bind=y");
        String wrong = widget("tags=readable,readabel series=no-series organiser=nobody country=xx limt=3 layout=grid");
        host().open(page, known + wrong + wrong);
        assertThat(page.locator("[data-state]")).hasCount(3);
        page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
        page.evaluate("document.querySelector('upcoming-events:last-of-type').setAttribute('limit', '0')");
        page.waitForCondition(() -> warnings.size() >= 7);

        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "warning upcoming-events: unknown limt=3",
                        "warning upcoming-events: unknown layout=grid",
                        "warning upcoming-events: unknown limit=0",
                        "warning upcoming-events: unknown tag “readabel”",
                        "warning upcoming-events: unknown series “no-series”",
                        "warning upcoming-events: unknown organiser “nobody”",
                        "warning upcoming-events: unknown country “XX”");
    }

    /** One event of each status. */
    private void sampler() {
        if (RestAssured.get("/calendar.json?tag=readable")
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            SampleEvents events = new SampleEvents(catalogue, clock, "readable");
            events.add("The first of all summits", Duration.ofDays(2), "CONFIRMED");
            events.add("Cancelled", Duration.ofDays(3), "CANCELLED");
            events.add("Postponed", Duration.ofDays(4), "POSTPONED");
            events.add("Tentative", Duration.ofDays(5), "TENTATIVE");
        }
    }

    private HostPage host() {
        return new HostPage(address());
    }
}
