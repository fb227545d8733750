package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code /q/docs} in a browser. */
@QuarkusTest
class ApiDocsPageTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Test
    void callsAreListedAndTriedWithoutAnotherSite() {
        Page page = BROWSER.page();
        List<String> elsewhere = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(Site.address()) && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        page.navigate(at("/q/docs"));

        Locator create = page.locator("#operations-Events-createEvent");
        assertThat(create).containsText("/api/v1/events");
        assertThat(page.locator(".opblock-tag[data-tag=Venues]")).isVisible();
        create.locator(".opblock-summary-control").first().click();
        assertThat(create.locator(".opblock-body")).containsText("5G World Summit");

        Locator list = page.locator("#operations-Tags-listTags");
        list.locator(".opblock-summary-control").first().click();
        list.locator(".try-out__btn").click();
        list.locator(".execute").click();
        assertThat(list.locator(".live-responses-table .response-col_status").last())
                .containsText("200");
        Assertions.assertThat(elsewhere).isEmpty();
    }
}
