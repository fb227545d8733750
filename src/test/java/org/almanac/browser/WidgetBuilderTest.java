package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.address;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.almanac.browser.Site.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.almanac.event.write.Catalogue;
import org.almanac.settings.SiteSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An editor chooses a widget, and another site shows it. */
@QuarkusTest
class WidgetBuilderTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final String SCRIPT = "A script and an element";
    private static final String FRAME = "A frame";
    private static final String INCLUDE = "An include";

    private final Catalogue catalogue;
    private final Clock clock;
    private final SiteSettings settings;

    @Inject
    WidgetBuilderTest(Catalogue catalogue, Clock clock, SiteSettings settings) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.settings = settings;
    }

    @Test
    void theElementThatIsCopiedShowsTheChosenEventsOnAnotherSite() {
        Page desk = desk(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        choose(desk, SCRIPT, tag("Built & put"));
        desk.getByLabel("With a form for reminders").check();
        press(desk, "Show");
        Page site = BROWSER.page();

        new HostPage(address()).strict().openAsWritten(site, code(desk, "snippet-head"), code(desk, "snippet"));

        assertThat(site.locator("upcoming-events .title")).hasText(new String[] {"First", "Second"});
        assertThat(site.locator("upcoming-events form")).isVisible();
        assertThat(site.locator("upcoming-events > a")).hasAttribute("href", address() + "/?tag=built-put");
        assertThat(site.locator("upcoming-events > a")).hasText("Upcoming events");
    }

    @Test
    void whatIsTypedIsTextOnTheOtherSiteToo() {
        String nothing = "\"None\" & <b>nothing</b> '--> $x {y}";
        Page desk = desk(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        choose(desk, SCRIPT, tag("Built inert"));
        desk.getByLabel("Country").selectOption("AQ");
        desk.getByLabel("The sentence").fill(nothing);
        desk.getByLabel("Title").fill("\"Ours\" & <i>theirs</i>");
        press(desk, "Show");
        Page site = BROWSER.page();

        new HostPage(address()).strict().openAsWritten(site, code(desk, "snippet-head"), code(desk, "snippet"));

        assertThat(site.locator("upcoming-events .empty-text")).hasText(nothing);
        assertThat(site.locator("upcoming-events > a")).hasText("\"Ours\" & <i>theirs</i>");
    }

    @Test
    void theFrameThatIsCopiedShowsThemWithoutAnyScriptOnThePageAndIsHighEnough() {
        Page desk = desk(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        choose(desk, FRAME, tag("Built framed"));
        desk.getByLabel("How many events").fill("2");
        press(desk, "Show");
        Page site = BROWSER.page();

        new HostPage(address()).openAsWritten(site, "", code(desk, "snippet"));

        FrameLocator frame = site.frameLocator("iframe[title='Upcoming events']");
        assertThat(frame.locator("upcoming-events .title")).hasText(new String[] {"First", "Second"});
        assertThat((Boolean) frame.locator("html").evaluate("e => e.scrollHeight <= innerHeight"))
                .isTrue();
    }

    @Test
    void theAddressForAnIncludeGivesThemAsPlainHtml() {
        Page desk = desk(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        choose(desk, INCLUDE, tag("Built included"));
        press(desk, "Show");
        Page site = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        String fragment = site.request().get(code(desk, "snippet-address")).text();

        new HostPage(address()).openAsWritten(site, code(desk, "snippet-head"), fragment);

        assertThat(site.locator(".almanac-title")).hasText(new String[] {"First", "Second"});
        assertThat(site.locator(".almanac-item").first()).hasCSS("display", "flex");
        assertThat(desk.frameLocator(".widget-preview iframe").locator(".almanac-title"))
                .hasText(new String[] {"First", "Second"});
    }

    @Test
    void thePreviewFollowsAtOnceAndTheCodeIsCopied() {
        String tag = tag("Built at once");
        Page desk = desk(new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        Locator titles = desk.frameLocator(".widget-preview iframe").locator("upcoming-events .title");

        desk.getByLabel("Tag 1").fill(tag);
        assertThat(titles).hasText(new String[] {"First", "Second"});
        assertThat(desk).hasURL(Pattern.compile(".*/admin/widget\\?tags=Built.at.once&.*"));

        desk.getByLabel("How many events").fill("99");
        assertThat(desk.locator("#limit-error")).hasText("Choose a number from 1 to 20.");
        assertThat(desk.getByLabel("How many events")).hasAttribute("aria-invalid", "true");
        assertThat(desk.locator("#snippet")).hasCount(0);

        desk.getByLabel("How many events").fill("1");
        assertThat(titles).hasText(new String[] {"First"});
        assertThat(desk.locator("#limit-error")).hasCount(0);

        for (int row = 2; row <= 4; row++) {
            desk.getByLabel("Tag " + row).fill(tag);
        }
        press(desk, "Copy: Where the events are to be, as often as you like");
        assertThat(desk.getByText("Copied")).isVisible();
        assertThat(desk.evaluate("navigator.clipboard.readText()"))
                .isEqualTo("<upcoming-events tags=\"built-at-once\" limit=\"1\"><a href=\""
                        + settings.link("/?tag=built-at-once") + "\">Upcoming events</a></upcoming-events>");
    }

    @Test
    void thePreviewIsInTheColoursThatWereChosen() {
        String tag = tag("Built coloured");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 360}) {
                Page desk = desk(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
                desk.getByLabel("Tag 1").fill(tag);
                desk.getByLabel("Dark", new Page.GetByLabelOptions().setExact(true))
                        .check();
                FrameLocator preview = desk.frameLocator(".widget-preview iframe");
                assertThat(preview.locator("upcoming-events .title")).hasCount(2);
                assertThat(preview.locator("body")).hasCSS("background-color", "rgb(31, 29, 26)");
                // What is off the screen may not have been painted.
                desk.locator(".widget-preview iframe").scrollIntoViewIfNeeded();
                Screenshots.takeWhole(desk, "desk-widget-" + width + "-" + scheme.name());
            }
        }
    }

    private Page desk(Browser.NewContextOptions options) {
        Page page = BROWSER.page(options);
        logIn(page, "/admin/widget");
        assertThat(page).hasURL(at("/admin/widget"));
        return page;
    }

    private static void choose(Page desk, String place, String tag) {
        desk.getByLabel("Tag 1").fill(tag);
        desk.getByLabel(place).check();
    }

    /** As it stands there to be copied; this service is at another address than readers know it by. */
    private String code(Page desk, String id) {
        return desk.locator("#" + id).inputValue().replace(settings.link(""), address());
    }

    /** A tag with two events. */
    private String tag(String name) {
        SampleEvents events = new SampleEvents(catalogue, clock, name);
        events.add("First", Duration.ofDays(2), "CONFIRMED");
        events.add("Second", Duration.ofDays(3), "CONFIRMED");
        return name;
    }
}
