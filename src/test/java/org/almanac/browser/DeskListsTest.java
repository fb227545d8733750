package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk's lists, what is done to many at a time, the registers and the overview, in a browser. */
@QuarkusTest
class DeskListsTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private final Catalogue catalogue;
    private final BulkEdits edits;
    private final Clock clock;
    private final String word = "d" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);

    @Inject
    DeskListsTest(Catalogue catalogue, BulkEdits edits, Clock clock) {
        this.catalogue = catalogue;
        this.edits = edits;
        this.clock = clock;
    }

    @Test
    void manyAreTickedChangedAndPutBack() {
        event("First", 20);
        event("Second", 21);
        event("Third", 22);
        Page page = BROWSER.page();
        logIn(page, "/admin/events?q=" + word);
        page.getByLabel("First " + word).check();
        page.getByLabel("Third " + word).check();
        page.locator("#many [name=action]").selectOption("add_tag");
        page.locator("#many [name=tag]").fill("Together " + word);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See what it does"))
                .click();
        assertThat(page.locator("h1")).hasText("Tag 2 events with “Together " + word + "”?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tag 2 events"))
                .click();
        assertThat(page.locator("[role=status]")).containsText("Done.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo all of it"))
                .click();
        assertThat(page.locator("[role=status]")).containsText("Undone.");
    }

    @Test
    void keysLeadThroughTheDeskAndCanBeSwitchedOff() {
        event("Keyed", 20);
        Page page = BROWSER.page();
        logIn(page, "/admin");
        assertThat(page).hasURL(at("/admin"));
        page.waitForLoadState();
        page.keyboard().press("g");
        page.keyboard().press("e");
        assertThat(page).hasURL(at("/admin/events"));
        page.waitForLoadState();
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type(word + "\n");
        page.waitForURL("**q=" + word + "**");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.getByLabel("Keyed " + word)).isChecked();
        page.keyboard().press("?");
        assertThat(page).hasURL(at("/admin/keys"));
        page.waitForLoadState();
        page.getByLabel("Keys do this in this browser").uncheck();
        page.locator("h1").click();
        page.keyboard().press("n");
        assertThat(page).hasURL(at("/admin/keys"));
        page.waitForLoadState();
        page.getByLabel("Keys do this in this browser").check();
    }

    @Test
    void theNavigationIsFoldedOnAPhone() {
        Page page = BROWSER.page(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 740));
        logIn(page, "/admin/events");
        assertThat(page.locator(".desk-nav ul")).isHidden();
        page.getByText("Menu of the desk").click();
        page.locator(".desk-nav").getByText("Registers").click();
        assertThat(page).hasURL(at("/admin/registers/tags"));
        assertThat(page.locator(".desk-nav ul")).isHidden();
    }

    @Test
    void everyPageIsAccessibleAndFitsInLightAndDark() {
        Event first = event("Wi-Fi", 20);
        Event second = event("WiFi", 21);
        UUID prepared = edits.prepare(BulkAction.CANCEL, null, List.of(first.id(), second.id()), new Actor("test"));
        UUID done =
                edits.prepare(BulkAction.HIDE, null, List.of(first.id(), second.id()), Actor.person("test@x.example"));
        edits.start(done, true);
        edits.goOn(done, Duration.ofMinutes(1));
        List<String> pages = List.of(
                "/admin",
                "/admin?days=30",
                "/admin/feed-check",
                "/admin/keys",
                "/admin/events?show=all&q=" + word + "&status=confirmed&sort=changed&date=2020-01-01",
                "/admin/events?q=nothing-is-called-like-this",
                "/admin/events/many",
                "/admin/events/many/" + prepared,
                "/admin/events/many/" + done,
                "/admin/registers/tags?q=" + word,
                "/admin/registers/tags/tag-" + word,
                "/admin/registers/tags/tag-" + word + "/merge?into=tag-wi-fi-" + word,
                "/admin/registers/tags/-/doubles",
                "/admin/registers/venues",
                "/admin/registers/organisers",
                "/admin/registers/series",
                "/admin/subscribers?q=example&since=2020-01-01",
                "/admin/subscribers/import");
        for (ColorScheme scheme : ColorScheme.values()) {
            if (scheme == ColorScheme.NO_PREFERENCE) {
                continue;
            }
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            logIn(page, "/admin");
            for (String path : pages) {
                page.navigate(at(path));
                for (int width : new int[] {360, 1280}) {
                    page.setViewportSize(width, 800);
                    String what = path + " at " + width + " in " + scheme;
                    org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as(what)
                            .isEqualTo(width);
                    if (scheme == ColorScheme.LIGHT || width == 1280) {
                        Axe.check(page, what);
                    }
                    Screenshots.takeWhole(page, path.replaceAll("[^a-z-]+", "_") + "-" + width + "-" + scheme);
                }
            }
        }
    }

    private Event event(String title, int inDays) {
        return catalogue.create(
                SaveEvent.builder()
                        .title(title + " " + word)
                        .start(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusDays(inDays)
                                .toString())
                        .allDay(true)
                        .tags(List.of("Tag " + word, "Tag " + title + " " + word))
                        .build(),
                new Actor("test"));
    }
}
