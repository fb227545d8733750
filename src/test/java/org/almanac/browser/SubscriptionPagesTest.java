package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.almanac.browser.Site.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.write.Catalogue;
import org.almanac.subscriber.TestReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages by which readers subscribe and decide, in a browser. None of them needs a script. */
@QuarkusTest
class SubscriptionPagesTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final String UNLABELLED = """
        [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(field => field.labels.length === 0 && !field.ariaLabel).map(field => field.outerHTML)\
        """;
    private static final String DANGLING = """
        [...document.querySelectorAll('[aria-describedby], [aria-labelledby]')]
          .flatMap(e => [e.getAttribute('aria-describedby'), e.getAttribute('aria-labelledby')])
          .filter(Boolean).flatMap(ids => ids.trim().split(/\\s+/)).filter(id => !document.getElementById(id))\
        """;

    @Inject
    TestReaders readers;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    private final String ada = "ada-" + UUID.randomUUID() + "@example.com";

    @Test
    void aReaderSubscribesConfirmsAndChangesWithoutAScript() {
        Page page = BROWSER.page(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("de-DE"));
        page.navigate(at("/subscribe"));
        page.getByLabel("Ihre E-Mail-Adresse").fill(ada);
        page.getByLabel("2 Wochen vorher").check();
        press(page, "Abonnieren");
        assertThat(page.locator("h1")).hasText("Sehen Sie in Ihr Postfach");

        page.navigate(at(readers.confirmation(ada)));
        press(page, "Ja, senden");
        assertThat(page.locator("h1")).hasText("Sie sind angemeldet");

        page.navigate(at(readers.preferences(ada)));
        assertThat(page.getByLabel("2 Wochen vorher")).isChecked();
        page.getByLabel("Keine E-Mails von").fill("22:00");
        press(page, "Speichern");
        assertThat(page.locator("[role=alert]")).containsText("Nichts wurde gespeichert");
        assertThat(page.locator("#quiet-error")).isVisible();
        page.getByLabel("bis", new Page.GetByLabelOptions().setExact(true)).fill("07:00");
        page.getByLabel("Sprache").selectOption("en");
        press(page, "Speichern");
        assertThat(page.locator("[role=status]")).hasText("Saved. It counts from now on.");
        assertThat(page.getByLabel("No mails from")).hasValue("22:00");

        page.getByLabel("No mails from").fill("");
        page.getByLabel("until", new Page.GetByLabelOptions().setExact(true)).fill("");
        press(page, "Save");
        assertThat(page.getByLabel("No mails from")).hasValue("");

        page.navigate(at(readers.unsubscribePage(ada)));
        press(page, "Stop all mails");
        assertThat(page.locator("h1")).hasText("You are unsubscribed");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void thePagesFitTheWindowAndNameTheirFields(int width) {
        Map<String, String> pages = pages();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(
                    new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
            pages.forEach((name, path) -> {
                page.navigate(at(path));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(name + " at " + width)
                        .isEqualTo(width);
                assertThat(page.evaluate(UNLABELLED)).as(name).asString().isEqualTo("[]");
                assertThat(page.evaluate(DANGLING)).as(name).asString().isEqualTo("[]");
                assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
                // Colours do not depend on the width.
                if (width == 1280 || scheme == ColorScheme.LIGHT && width == 360) {
                    Axe.check(page, name + " at " + width + " in " + scheme);
                }
                Screenshots.takeWhole(page, "subscription-" + name + "-" + width + "-" + scheme.name());
            });
            page.navigate("about:blank");
            page.setContent(readers.mail(ada));
            Screenshots.takeWhole(page, "subscription-mail-" + width + "-" + scheme.name());
        }
    }

    @Test
    void thePagesAreValidAndCanBeWalkedThroughWithAKeyboard() {
        Page page = BROWSER.page();
        pages().forEach((name, path) -> {
            page.navigate(at(path));
            Markup.check(page.request().get(at(path)).text(), name);
            Keyboard.check(page, name);
        });
    }

    @Test
    void anAdministratorFindsAReaderAndWhatTheyWereSent() {
        pages();
        String reader = "reader-" + ada;
        Page page = BROWSER.page(new Browser.NewContextOptions().setViewportSize(1280, 900));
        logIn(page, "/admin/subscribers");
        Screenshots.takeWhole(page, "desk-subscribers");

        page.getByLabel("Part of the address").fill(reader);
        press(page, "Show");
        page.locator("td.title-cell a").click();

        assertThat(page.locator("h1")).hasText(reader);
        assertThat(page.locator(".history")).containsText("Ich möchte E-Mails von Almanac");
        assertThat(page.locator("tbody")).containsText("Confirmation");
        Screenshots.takeWhole(page, "desk-subscriber");
        press(page, "Suppress the address");
        assertThat(page.locator(".banner.danger")).containsText("Suppressed by an administrator");
        Screenshots.takeWhole(page, "desk-subscriber-suppressed");
        page.navigate(at("/admin/suppressions"));
        assertThat(page.locator("tbody")).containsText(reader);
        Screenshots.takeWhole(page, "desk-suppressions");
    }

    private Map<String, String> pages() {
        SampleEvents events = new SampleEvents(catalogue, clock, "flow");
        events.add("A summit to follow", Duration.ofDays(9), Duration.ofDays(2));
        events.tagged("With a subject that nobody can break", Duration.ofDays(10), "Averylongword".repeat(7));
        RestAssured.given()
                .contentType("application/json")
                .body("{\"email\":\"" + ada + "\",\"tags\":[\"flow\"]}")
                .post("/subscriptions");
        Map<String, String> pages = new LinkedHashMap<>();
        String reader = "reader-" + ada;
        RestAssured.given()
                .contentType("application/json")
                .body("{\"email\":\"" + reader + "\",\"locale\":\"de\",\"tags\":[\"flow\"]}")
                .post("/subscriptions");
        RestAssured.given().post(readers.confirmation(reader));
        pages.put("subscribe", "/subscribe?tag=flow");
        pages.put("confirm", readers.confirmation(ada));
        pages.put("preferences", readers.preferences(reader) + "?saved=yes");
        pages.put("address", readers.preferences(reader) + "/address");
        pages.put("erase", readers.preferences(reader) + "/erase");
        pages.put("unsubscribe", readers.unsubscribePage(reader));
        pages.put("dead", "/unsubscribe/x");
        return pages;
    }
}
