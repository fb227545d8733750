package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import java.util.regex.Pattern;
import org.almanac.account.TestAccounts;

/** The application under test, as a browser goes about it. */
public final class Site {
    private Site() {}

    /** Where it is served from, without a trailing slash. */
    public static String address() {
        return at("");
    }

    public static String at(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    /** Opens a page of the desk, which asks for an administrator first. */
    public static void logIn(Page page, String path) {
        page.navigate(at(path));
        assertThat(page).hasURL(Pattern.compile(".*/admin/login\\?next=.*"));
        page.getByLabel("E-mail address").fill(TestAccounts.ADMIN_EMAIL);
        page.getByLabel("Password").fill(TestAccounts.ADMIN_PASSWORD);
        press(page, "Log in");
        // Scripts are deferred: what is typed or pressed before they ran, they do not see.
        page.waitForURL(url -> !url.contains("/admin/login"));
        page.waitForLoadState();
    }

    /** Presses the button of that name. */
    public static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
