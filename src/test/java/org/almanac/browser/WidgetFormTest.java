package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
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

/** Subscribing from another site. */
@QuarkusTest
class WidgetFormTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void saysWhatHappensNextAndFollowsWhatIsListed() {
        new SampleEvents(catalogue, clock, "formed").add("Followed", Duration.ofDays(2), "CONFIRMED");
        Page page = BROWSER.page();
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> note(request, sent));
        host().open(page, widget("tags=formed country=GB subscribe lang=de"));

        assertThat(page.locator("label")).hasText("Erinnerungen per E-Mail");
        assertThat(page.locator(".hint")).containsText("einen Link zur Bestätigung");
        page.keyboard().press("Tab"); // the title
        page.locator("input").fill("reader@example.com");
        page.keyboard().press("Enter");

        assertThat(page.locator(".done")).isFocused();
        assertThat(page.locator(".done")).containsText("Öffnen Sie nun den Link");
        assertThat(sent)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains(
                                "email=reader%40example.com", "tags=formed", "countries=GB", "locale=de", "timeZone="));
        Axe.check(page, "after subscribing");
    }

    @Test
    void tellsBesideTheFieldWhatIsWrong() {
        Page page = BROWSER.page();
        host().open(page, widget("tags=nobody-uses-this subscribe"));
        assertThat(page.locator("label")).hasText("Tell me when one is announced");

        page.locator("input").fill("no address");
        page.locator("form button").click();
        assertThat(page.locator(".hint")).hasText("Enter an address such as name@example.com.");
        assertThat(page.locator("input")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("input")).isFocused();
        Axe.check(page, "an error");

        // A browser takes this for an address, the service does not.
        page.locator("input").fill("reader@localhost");
        page.keyboard().press("Enter");
        assertThat(page.locator("input")).isFocused();
        assertThat(page.locator(".hint")).hasText("Enter an address such as name@example.com.");

        page.route("**/subscriptions", Route::abort);
        page.locator("input").fill("reader@example.com");
        page.keyboard().press("Enter");
        assertThat(page.locator(".hint")).hasText("That did not work. Please try again later.");
    }

    @Test
    void whatIsTypedStaysWhenTheListChanges() {
        SampleEvents events = new SampleEvents(catalogue, clock, "typing");
        events.add("Ends soon", Duration.ofHours(-1), Duration.ofHours(2));
        events.add("Next", Duration.ofDays(3), Duration.ofHours(2));
        Page page = BROWSER.page();
        BrowserSession.holdClock(page);
        host().open(page, widget("tags=typing limit=1 subscribe"));
        assertThat(page.locator(".title")).hasText("Ends soon");
        page.locator("input").fill("half@typed");

        page.clock().fastForward(Duration.ofMinutes(61).toMillis());
        assertThat(page.locator(".title")).hasText("Next");
        assertThat(page.locator("input")).hasValue("half@typed");
        assertThat(page.locator("input")).isFocused();
    }

    private static void note(Request request, List<String> sent) {
        if (request.url().endsWith("/subscriptions")) {
            sent.add(request.postData());
        }
    }

    private HostPage host() {
        return new HostPage(address());
    }
}
