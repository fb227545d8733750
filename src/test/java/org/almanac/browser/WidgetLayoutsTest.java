package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.almanac.browser.Site.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layout, in the widths and colours that pages have. */
@QuarkusTest
class WidgetLayoutsTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "768,LIGHT", "768,DARK", "1280,LIGHT", "1280,DARK"})
    void everyLayoutFitsAndCanBeReadByAll(int width, ColorScheme scheme) {
        SampleEvents events = events("layouts");
        events.add("One that is over soon", Duration.ofHours(1), "CONFIRMED");
        events.add("A long title that takes the second line, and more than that", Duration.ofDays(3), "CANCELLED");
        events.add("Postponed", Duration.ofDays(5), "POSTPONED");
        events.add("Tentative", Duration.ofDays(9), "TENTATIVE");
        events("layouts-few").add("One of a few", Duration.ofDays(3), "CONFIRMED");
        String all = Stream.of("list", "compact", "month")
                .map(layout ->
                        "<div>" + widget("theme=auto subscribe tags=layouts limit=4 layout=" + layout) + "</div>")
                .reduce("", String::concat);
        Page page = page(width, scheme);
        host().head("<style>main { display: grid; gap: 1rem; margin: 1rem; font: 16px sans-serif;"
                        + " grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)) }</style>")
                .open(
                        page,
                        all + "<div>" + widget("theme=auto tags=nobody-uses-this") + "</div><div>"
                                + widget("theme=auto tags=layouts-few limit=9") + "</div>");

        assertThat(page.locator("[data-state=list]")).hasCount(4);
        assertThat(page.locator(".none a")).hasCount(2);
        assertThat(page.locator("form")).hasCount(3);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.locator("upcoming-events")
                        .evaluateAll(
                                "all => all.filter(e => e.shadowRoot.firstElementChild.scrollWidth > e.offsetWidth)"))
                .isEqualTo(List.of());
        Axe.check(page, width + " " + scheme);
    }

    @ParameterizedTest
    @CsvSource({"list", "compact", "month"})
    void theFrameAndTheFragmentNeedNoScript(String layout) {
        events("scriptless-" + layout).add("Without a script", Duration.ofDays(2), "CANCELLED");
        Page page = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));

        for (String path : List.of("/embed", "/widget.html")) {
            page.navigate(at(path + "?tags=scriptless-" + layout + "&lang=fr&layout=" + layout));
            assertThat(page.getByText("Without a script")).isVisible();
            assertThat(page.getByText("Annulé")).isVisible();
            assertThat(page.getByText("Tous les événements")).isVisible();
            assertThat(page.locator("table")).hasCount(layout.equals("month") ? 1 : 0);
        }
        Page scripted = page(300, ColorScheme.DARK);
        scripted.navigate(at("/embed?tags=scriptless-" + layout + "&theme=auto&subscribe&layout=" + layout));
        assertThat(scripted.locator("upcoming-events[data-state=list] form")).isVisible();
        Axe.check(scripted, "the frame, " + layout);
    }

    @Test
    void theMonthIsTurnedAndReadWithTheKeyboard() {
        Page page = Canned.page(BROWSER, "2998-06-05T08:00:00Z");
        host().open(page, widget("layout=month limit=3"));

        assertThat(page.locator(".month-name")).hasText("June 2998");
        assertThat(page.locator(".weekday").first()).hasAttribute("aria-label", "Monday");
        assertThat(page.locator(".busy")).hasText(new String[] {"8", "9", "10", "20"});
        assertThat(page.locator(".title")).hasText(new String[] {"Summit", "Evening", "Late June"});
        Locator summit = page.locator("#d2998-06-08");
        assertThat(summit).hasAttribute("aria-label", "8 June: Summit");

        page.keyboard().press("Tab");
        assertThat(page.locator("#t-1")).hasAttribute("aria-disabled", "true");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(summit).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator(".title")).hasText(new String[] {"Summit", "Evening"});
        assertThat(page.locator("#d2998-06-09")).isFocused();
        assertThat(page.locator("#d2998-06-09")).hasAttribute("aria-pressed", "true");
        Axe.check(page, "a chosen day");

        page.keyboard().press("End");
        assertThat(page.locator("#d2998-06-20")).isFocused();
        page.keyboard().press("PageDown");
        assertThat(page.locator(".month-name")).hasText("July 2998");
        assertThat(page.locator("#d2998-07-01")).isFocused();
        assertThat(page.locator(".title")).hasText(new String[] {"July", "More July", "Third of July"});
        page.keyboard().press("PageUp");
        assertThat(page.locator(".month-name")).hasText("June 2998");
        page.getByLabel("July 2998").click();
        assertThat(page.getByLabel("June 2998")).hasAttribute("aria-disabled", "false");
        assertThat(page.getByLabel("August 2998")).hasAttribute("aria-disabled", "true");
    }

    @Test
    void theMonthShowsNothingThatIsOverAndNothingMoves() {
        Page page = Canned.page(BROWSER, "2998-06-09T23:00:00Z");
        host().open(page, widget("layout=month limit=3 lang=de") + "<p id=after>What follows</p>");

        assertThat(page.locator(".month-name")).hasText("Juni 2998");
        assertThat(page.locator(".busy")).hasText(new String[] {"9", "10", "20"});
        assertThat(page.locator(".busy").first()).hasAttribute("aria-label", "9. Juni: Summit");
        double before = page.locator("#after").boundingBox().y;
        page.getByLabel("Juli 2998").click();
        assertThat(page.locator(".busy")).hasCount(3);
        assertThat(page.locator("#after").boundingBox().y).isEqualTo(before);
    }

    @Test
    void theMenuOffersTheCalendarsAsTheEventsPageDoes() {
        Event event = events("menu").add("In the menu & more", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        host().open(page, widget("tags=menu"));
        assertThat(page.locator(".title")).hasText("In the menu & more");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator(".menu a"))
                .hasText(new String[] {"Google Calendar", "Outlook.com", "Office 365", "Apple, .ics"});
        assertThat(page.locator(".menu a").first()).isFocused();
        assertThat(page.locator(".add")).hasAttribute("aria-expanded", "true");
        Axe.check(page, "the menu");
        List<?> offered = (List<?>) page.locator(".menu a").evaluateAll("all => all.map(a => a.href)");
        page.keyboard().press("Escape");
        assertThat(page.locator(".menu")).hasCount(0);
        assertThat(page.locator(".add")).isFocused();
        assertThat(page.locator(".add")).hasAttribute("aria-expanded", "false");

        page.navigate(at("/events/" + event.slug()));
        for (Object link : offered.subList(0, 3)) {
            assertThat((List<String>) page.locator("a[href*='calendar/']").evaluateAll("""
                all => all.map(a => [new URL(a.href).host, ...['text', 'subject', 'dates', 'startdt', 'enddt', 'allday', 'ctz']
                    .map(name => new URL(a.href).searchParams.get(name))].join())\
                """))
                    .contains((String) page.evaluate("""
                        link => [new URL(link).host, ...['text', 'subject', 'dates', 'startdt', 'enddt', 'allday', 'ctz']
                            .map(name => new URL(link).searchParams.get(name))].join()\
                        """, link));
        }
        assertThat((String) offered.get(3)).endsWith("/events/" + event.slug() + ".ics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags=nobody-uses-this",
                "tags=nobody-uses-this layout=compact limit=1 lang=de",
                "tags=nobody-uses-this subscribe",
                "tags=less",
                "tags=less layout=compact limit=2 lang=de",
                "tags=less layout=month",
                "tags=less layout=month subscribe lang=fr",
            })
    void nothingMovesWhenThereIsLessThanExpected(String attributes) {
        String tag = "less-" + Integer.toHexString(attributes.hashCode());
        events(tag).add("The only one", Duration.ofDays(2), "CONFIRMED");
        Page page = page(360, ColorScheme.LIGHT);
        List<Route> held = new ArrayList<>();
        page.route("**/widget.json*", held::add);
        host().open(
                        page,
                        widget(attributes.replace("tags=less", "tags=" + tag)) + "<p id=after>What follows</p>"
                                + "<p style='height: 150px'></p>" + widget("theme=light limit=6 tags=" + tag));
        page.waitForCondition(() -> held.size() == 2);
        // What the page moves to make room for the elements is over two frames later.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.evaluate("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e =>"
                + " window.moved += e.value)).observe({type: 'layout-shift'})");
        double before = page.locator("#after").boundingBox().y;

        double top = page.locator("upcoming-events").last().boundingBox().y;
        held.forEach(Route::resume);
        assertThat(page.locator("[data-state=list], [data-state=empty]")).hasCount(2);
        assertThat(page.locator("#after").boundingBox().y).isEqualTo(before);
        // Below the window nothing is held: nobody could see it move.
        assertThat(page.locator("upcoming-events").last().boundingBox().height)
                .isBetween(150.0, Math.max(900 - top, 250));
        page.waitForTimeout(200);
        assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isZero();
    }

    private Page page(int width, ColorScheme scheme) {
        return BROWSER.page(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    }

    private SampleEvents events(String tag) {
        return new SampleEvents(catalogue, clock, tag);
    }

    private HostPage host() {
        return new HostPage(address());
    }
}
