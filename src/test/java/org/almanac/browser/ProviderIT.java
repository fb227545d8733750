package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.almanac.blackbox.Keycloak;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People who come into the packaged service by a real provider of identities, in a browser. */
class ProviderIT {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @TempDir
    static Path directory;

    private static Keycloak keycloak;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start(directory);
        service = PackagedService.start(directory, settings());
    }

    private static Map<String, String> settings() throws IOException {
        int port = Keycloak.freePort();
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("ALMANAC_BASE_URL", "http://127.0.0.1:" + port);
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm().toString());
        settings.put("QUARKUS_OIDC_CLIENT_ID", "almanac");
        settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "a secret for tests only");
        settings.put("ALMANAC_ACCOUNTS_PASSWORDS", "false");
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        keycloak.close();
    }

    @Test
    void anEditorComesInByTheProviderToThePageThatTheyWanted() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin/events?q=summit"));
        assertThat(page.locator("input[name=password]")).hasCount(0);

        logIn(page, "ines");

        assertThat(page).hasURL(at("/admin/events?q=summit"));
        assertThat(page.locator("body")).containsText("ines@almanac.example");
        page.navigate(at("/admin/accounts"));
        assertThat(page.locator("h1")).not().hasText("People");
        assertThat(account("ines")).contains("\"role\":\"EDITOR\"", "\"name\":\"Ines Example\"");
    }

    @Test
    void anAdministratorIsOneByTheProvidersWord() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin/accounts"));

        logIn(page, "adam");

        assertThat(page).hasURL(at("/admin/accounts"));
        assertThat(account("adam")).contains("\"role\":\"ADMIN\"");
    }

    @Test
    void whoHasNoRoleIsToldSoAndGetsNoSession() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin"));

        logIn(page, "nora");

        assertThat(page.getByText("is not let in here")).isVisible();
        assertThat(sessions(page)).isEmpty();
        assertThat(service.send(api("/api/v1/accounts")).body()).doesNotContain("nora@");
    }

    @Test
    void whoseAddressIsNotConfirmedIsNotLetIn() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin"));

        logIn(page, "otto");

        assertThat(page.getByText("is not confirmed there yet")).isVisible();
        assertThat(sessions(page)).isEmpty();
    }

    @Test
    void whoeverWasDeactivatedHereStaysOutWhateverTheProviderSays() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin"));
        logIn(page, "ines");
        assertThat(page.locator("body")).containsText("ines@almanac.example");

        setActive("ines", false);
        page.navigate(at("/admin/events"));
        assertThat(page).hasURL(Pattern.compile(".*/admin/login.*"));
        page.getByText("Log in with your organisation").click();
        assertThat(page.getByText("Your account here is not active")).isVisible();
        setActive("ines", true);
    }

    @Test
    void loggingOutEndsTheSessionAndOffersToLogOutAtTheProvider() throws Exception {
        Page page = BROWSER.page();
        page.navigate(at("/admin"));
        logIn(page, "adam");
        List<Cookie> before = sessions(page);

        page.locator("form[action='/admin/logout'] button").first().click();

        assertThat(page.getByText("You have logged out.")).isVisible();
        page.getByText("Log out there too").click();
        page.locator("#kc-logout").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/login\\?left=1.*"));
        page.context().addCookies(before);
        page.navigate(at("/admin"));
        assertThat(page).hasURL(Pattern.compile(".*/admin/login.*"));
        page.getByText("Log in with your organisation").click();
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void anAnswerOfTheProviderThatNobodyAskedForOpensNothing() throws Exception {
        HttpResponse<String> answer = service.get("/admin/provider?state=forged&code=forged");

        assertThat(answer.statusCode()).isIn(302, 401);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("almanac_session="));
        assertThat(service.get("/admin/provider/refused?error=access_denied").body())
                .contains("did not let you in");
    }

    private static void logIn(Page page, String name) {
        page.getByText("Log in with your organisation").click();
        page.locator("#username").fill(name);
        page.locator("#password").fill("secret of " + name);
        page.locator("#kc-login").click();
    }

    private static List<Cookie> sessions(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("almanac_session"))
                .toList();
    }

    private static String at(String path) throws Exception {
        return service.address().resolve(path).toString();
    }

    private static HttpRequest.Builder api(String path) throws Exception {
        return HttpRequest.newBuilder(service.address().resolve(URI.create(path)))
                .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN);
    }

    /** Somebody's account as the API tells it. */
    private static String account(String name) throws Exception {
        String all = service.send(api("/api/v1/accounts")).body();
        int at = all.indexOf("\"" + name + "@almanac.example\"");
        assertThat(at).as(all).isPositive();
        return all.substring(all.lastIndexOf("{\"id\"", at), all.indexOf('}', at));
    }

    private static void setActive(String name, boolean active) throws Exception {
        String id = account(name).replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> answer = service.send(api("/api/v1/accounts/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"active\":" + active + "}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
