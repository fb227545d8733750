package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.account.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An editor's day at the desk, in a browser that runs no scripts. */
@QuarkusTest
class DeskTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final Browser.NewContextOptions WITHOUT_SCRIPTS =
            new Browser.NewContextOptions().setJavaScriptEnabled(false);

    private final Clock clock;
    private final String title = "Summit " + UUID.randomUUID();

    @Inject
    DeskTest(Clock clock) {
        this.clock = clock;
    }

    @Test
    void editorLogsInAddsAnEventCorrectsItAndEditsIt() {
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        page.navigate(at("/admin/events/new"));
        logIn(page);
        assertThat(page).hasURL(at("/admin/events/new"));

        page.getByLabel("Starts on").fill(soon().toString());
        page.getByLabel("Starts at").fill("09:00");
        page.getByLabel("City").fill("Berlin");
        page.getByLabel("Country").fill("XX");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        page.getByLabel("Tags").fill("5G\nOpen RAN");
        save(page);

        assertThat(page.locator("[role=alert]")).containsText("Nothing is saved yet.");
        assertThat(page.locator("#title-error")).hasText("Give the event a title.");
        assertThat(page.getByLabel("Title")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("City")).hasValue("Berlin");
        assertThat(page.getByLabel("Tags")).hasValue("5G\nOpen RAN");

        page.getByLabel("Title").fill(title);
        page.getByLabel("Country").fill("de");
        save(page);
        assertThat(page.locator("[role=status]")).hasText("Saved.");
        assertThat(page.locator(".preview")).containsText(title);
        assertThat(page.locator(".preview")).containsText("Berlin, DE");

        page.getByLabel("All day").check();
        assertThat(page.getByLabel("Starts at")).isHidden();
        page.getByLabel("Ends on").fill(soon().plusDays(1).toString());
        save(page);
        assertThat(page.locator("[role=status]")).hasText("Saved.");
        assertThat(page.locator(".history > li").first()).containsText("Updated by " + TestAccounts.ADMIN_EMAIL);

        page.navigate(at("/admin/events?q=" + title.substring("Summit ".length())));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
    }

    @Test
    void twoEditorsOfOneEventLoseNothing() {
        Page first = BROWSER.page(WITHOUT_SCRIPTS);
        first.navigate(at("/admin/events/new"));
        logIn(first);
        first.getByLabel("Title").fill(title);
        first.getByLabel("Starts on").fill(soon().toString());
        first.getByLabel("All day").check();
        save(first);
        assertThat(first.locator("[role=status]")).hasText("Saved.");
        BrowserContext desk = first.context();
        Page second = desk.newPage();
        second.navigate(first.url());

        first.getByLabel("Title").fill("First " + title);
        first.getByLabel("City").fill("Dublin");
        save(first);
        second.getByLabel("Title").fill("Second " + title);
        second.getByLabel("Summary").fill("Typed by the second");
        save(second);

        Locator conflict = second.locator(".conflict");
        assertThat(conflict).containsText("Somebody else saved this event while you were editing it");
        assertThat(conflict.locator("tr", new Locator.LocatorOptions().setHasText("Second")))
                .containsText("First " + title);
        assertThat(second.getByLabel("Title")).hasValue("Second " + title);
        assertThat(second.getByLabel("Summary")).hasValue("Typed by the second");
        assertThat(second.getByLabel("City")).hasValue("Dublin");

        save(second);
        assertThat(second.locator("[role=status]")).hasText("Saved.");
        assertThat(second.locator("h1")).hasText("Second " + title);
        assertThat(second.getByLabel("City")).hasValue("Dublin");
    }

    @Test
    void deskFitsAPhone() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setViewportSize(360, 740));
        page.navigate(at("/admin/events/new"));
        logIn(page);

        for (String path : new String[] {
            "/admin", "/admin/events", "/admin/events/new", "/admin/tokens", "/admin/subscribers", "/admin/suppressions"
        }) {
            page.navigate(at(path));
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            org.assertj.core.api.Assertions.assertThat(overflow).as(path).isEqualTo(0);
        }
    }

    private static void logIn(Page page) {
        assertThat(page).hasURL(Pattern.compile(".*/admin/login\\?next=.*"));
        page.getByLabel("E-mail address").fill(TestAccounts.ADMIN_EMAIL);
        page.getByLabel("Password").fill(TestAccounts.ADMIN_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Save")))
                .first()
                .click();
    }

    private LocalDate soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
    }

    private static String at(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }
}
