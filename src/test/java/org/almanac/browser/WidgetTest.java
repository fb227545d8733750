package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The element on a page of another site. */
@QuarkusTest
class WidgetTest {
    private static final String NOTHING = "There are no upcoming events.";

    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

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
    void everythingInItCanBeReachedWithTheKeyboard() {
        events("keyboard").add("Reachable", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        host().open(page, widget("tags=keyboard limit=1"));
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
        host().head("<meta property='article:tag' content='Résumé of Radio'><meta name=keywords content='x, Radio"
                        + " summit'>")
                .open(page, widget("tags=matching match=page limit=3"));

        assertThat(titles(page)).hasText(new String[] {"The Radio Summit 2030", "By tag", "Other 1"});
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

    private static Locator titles(Page page) {
        return page.locator("upcoming-events .title");
    }

    private SampleEvents events(String tag) {
        return new SampleEvents(catalogue, clock, tag);
    }

    private HostPage host() {
        return new HostPage(address());
    }
}
