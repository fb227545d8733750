package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody sees who runs the README's first command. */
class DemoIT {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @TempDir
    static Path directory;

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(directory, Map.of("ALMANAC_DEMO", "true"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void theSampleCalendarIsLoadedOnceAndSaysThatItIsASample() throws Exception {
        assertThat(service.output()).contains("loaded a sample calendar of 35 events and 3 subscribers");

        Page page = open("/", 1280, ColorScheme.LIGHT);

        assertThat(page.locator(".sample-note")).isVisible();
        assertThat(page.locator(".agenda > li").count()).isGreaterThan(30);
        assertThat(page.getByText("On now")).isVisible();
        Screenshots.take(page, "calendar");
    }

    @Test
    void theArticlesSidebarShowsTheNextEventsThatItIsAbout() throws Exception {
        Page page = open("/demo/article", 1280, ColorScheme.LIGHT);

        Locator titles = page.locator("upcoming-events .title");
        assertThat(titles).hasCount(5);
        assertThat(page.locator("upcoming-events")).containsText("5G North America");
        assertThat(page.locator("upcoming-events")).containsText("5G World Summit");
        assertThat(page.locator("h1")).hasText("5G partnership of the day");
        assertThat(page.locator(".topics a")).hasText(new String[] {"5G North America", "5G World Summit", "Huawei"});
        Screenshots.take(page, "article");
    }

    @Test
    void theArticlesSidebarSaysSoWhenNothingIsUpcoming() throws Exception {
        Page page = page(1280, ColorScheme.LIGHT);
        page.route(
                "**/widget.json*",
                route -> route.resume(new com.microsoft.playwright.Route.ResumeOptions()
                        .setUrl(service(route.request().url()) + "/widget.json?tags=nobody-uses-this&lang=en")));
        page.navigate(service.address().resolve("/demo/article").toString());

        assertThat(page.locator("upcoming-events p")).hasText("There are no upcoming events.");
    }

    @Test
    void theArticleIsReadableOnATelephoneAndInTheDark() throws Exception {
        Page page = open("/demo/article", 360, ColorScheme.DARK);

        assertThat(page.locator("upcoming-events .title")).hasCount(5);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        page.locator("upcoming-events").scrollIntoViewIfNeeded();
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "768,LIGHT", "768,DARK", "1280,LIGHT", "1280,DARK"})
    void theArticleWithTheWidgetCanBeReadByAll(int width, ColorScheme scheme) throws Exception {
        Page page = open("/demo/article", width, scheme);

        assertThat(page.locator("upcoming-events .title")).hasCount(5);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Axe.check(page, "the article at " + width + " " + scheme);
    }

    @Test
    void anArticleThatIsFrozenForThreeDaysShowsNothingThatIsOver() throws Exception {
        Page page = page(1280, ColorScheme.LIGHT);
        // All of it: the page, its script and its data are three days old when somebody reads them.
        Instant reading = Instant.now().plus(Duration.ofDays(3));
        page.clock().setFixedTime(Date.from(reading));
        page.navigate(service.address().resolve("/demo/article").toString());

        assertThat(page.locator("upcoming-events .title")).hasCount(5);
        List<?> ends = (List<?>) page.evaluate("""
            () => fetch('/widget.json?limit=50').then(r => r.json()).then(data => {
              const shown = [...document.querySelector('upcoming-events').shadowRoot.querySelectorAll('a.title')].map(a => a.href);
              return shown.map(href => data.items.find(item => item.url === href).endsAt);
            })\
            """);
        assertThat(ends)
                .hasSize(5)
                .allSatisfy(end -> assertThat(Instant.parse((String) end)).isAfter(reading));
    }

    @Test
    void nothingOfTheArticleMovesWhenTheWidgetComes() throws Exception {
        Page page = page(1280, ColorScheme.LIGHT);
        page.addInitScript("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e =>"
                + " window.moved += e.value)).observe({type: 'layout-shift', buffered: true})");
        page.navigate(service.address().resolve("/demo/article").toString());
        assertThat(page.locator("upcoming-events .title")).hasCount(5);
        page.waitForTimeout(500);

        assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isLessThan(0.001);
    }

    @Test
    void anEventsPageSaysThatItsDateIsASample() throws Exception {
        Page page = open("/?tag=5g-world-summit", 1280, ColorScheme.LIGHT);
        page.locator(".agenda h3 a").first().click();

        assertThat(page.locator("h1")).hasText("5G World Summit");
        assertThat(page.locator(".prose")).containsText("sample calendar");
        Screenshots.take(page, "event");
    }

    private static String service(String url) {
        return url.substring(0, url.indexOf('/', "http://".length()));
    }

    private static Page page(int width, ColorScheme scheme) {
        return BROWSER.page(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setDeviceScaleFactor(Screenshots.wanted() ? 2 : 1)
                .setColorScheme(scheme));
    }

    private static Page open(String path, int width, ColorScheme scheme) throws Exception {
        Page page = page(width, scheme);
        page.navigate(service.address().resolve(path).toString());
        return page;
    }
}
