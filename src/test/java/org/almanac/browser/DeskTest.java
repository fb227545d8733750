package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.almanac.browser.Site.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.almanac.subscriber.Subscribers;
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
    private final Subscribers subscribers;
    private final String title = "Summit " + UUID.randomUUID();

    @Inject
    DeskTest(Clock clock, Subscribers subscribers) {
        this.clock = clock;
        this.subscribers = subscribers;
    }

    @Test
    void editorLogsInAddsAnEventCorrectsItAndEditsIt() {
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin/events/new");
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
        assertThat(page.locator("[role=status]")).containsText("Saved.");
        assertThat(page.locator(".preview")).containsText(title);
        assertThat(page.locator(".preview")).containsText("Berlin, Germany");

        page.getByLabel("All day").check();
        assertThat(page.getByLabel("Starts at")).isHidden();
        page.getByLabel("Ends on").fill(soon().plusDays(1).toString());
        save(page);
        assertThat(page.locator("[role=status]")).containsText("Saved.");
        assertThat(page.locator(".history > li").first()).containsText("Updated by " + TestAccounts.ADMIN_EMAIL);

        page.navigate(at("/admin/events?q=" + title.substring("Summit ".length())));
        assertThat(page.locator(".title-cell a")).hasText(title);
    }

    @Test
    void whatSavingWouldDoShowsWhileOneTypesAndNothingIsPublishedByTheWay() {
        Page page = BROWSER.page();
        logIn(page, "/admin/events/new");
        page.getByLabel("Title").fill(title);
        page.getByLabel("Starts on").fill(soon().toString());
        page.getByLabel("Starts at").fill("19:00");
        page.getByLabel("City").fill("Berlin");
        assertThat(page.locator("#outlook")).containsText("19:00 in Berlin");
        assertThat(page.locator("#outlook .preview")).containsText(title);
        page.getByLabel("Add a tag").fill("Automation of presses");
        page.getByLabel("Add a tag").press("Enter");
        assertThat(page.getByLabel("Tags", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Automation of presses");
        assertThat(page.locator("#outlook")).containsText("Makes a new tag “Automation of presses”");

        page.getByLabel("Title").press("Enter");
        assertThat(page.locator("[role=status]")).containsText("Nothing is saved yet.");
        assertThat(page.getByLabel("City")).hasValue("Berlin");

        org.assertj.core.api.Assertions.assertThat(
                        page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
                .as("leaving without a question")
                .isEqualTo(false);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish"))
                .first()
                .click();
        assertThat(page.locator("[role=status]")).containsText("Readers see it.");
    }

    @Test
    void keyDatesAndAPictureAreBroughtInWithoutLeavingTheForm() throws IOException {
        Page page = BROWSER.page();
        logIn(page, "/admin/events/" + event(title));
        Locator rows = page.locator(".key-date");
        assertThat(rows).hasCount(3);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Call for papers closes"))
                .click();
        assertThat(rows).hasCount(2);
        assertThat(rows.first().getByLabel("Clock")).hasValue("Anywhere on Earth (AoE)");
        press(page, "Another key date");
        assertThat(rows.nth(1).getByLabel("What for")).isFocused();
        rows.nth(1).getByLabel("What for").fill("Booths");
        rows.nth(1).getByLabel("Day").fill(soon().minusDays(3).toString());

        page.getByLabel("Or upload one")
                .setInputFiles(new FilePayload("logo.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#picture-state")).containsText("drawings such as SVG are not taken");
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(700, 400, BufferedImage.TYPE_INT_RGB), "png", picture);
        page.getByLabel("Or upload one").setInputFiles(new FilePayload("hall.png", "image/png", picture.toByteArray()));
        assertThat(page.locator("#picture-state")).containsText("Uploaded: 700 × 400 pixels");
        assertThat(page.locator("#image")).hasValue(Pattern.compile(".*/pictures/[0-9a-f]{32}\\.jpg"));
        save(page);
        assertThat(page.locator("[role=status]")).containsText("Saved.");
        assertThat(rows.nth(1).getByLabel("What for")).hasValue("Booths");
        assertThat(rows).hasCount(3);
    }

    @Test
    void twoEditorsOfOneEventLoseNothing() {
        Page first = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(first, "/admin/events/new");
        first.getByLabel("Title").fill(title);
        first.getByLabel("Starts on").fill(soon().toString());
        first.getByLabel("All day").check();
        save(first);
        assertThat(first.locator("[role=status]")).containsText("Saved.");
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
        assertThat(second.locator("[role=status]")).containsText("Saved.");
        assertThat(second.locator("h1")).hasText("Second " + title);
        assertThat(second.getByLabel("City")).hasValue("Dublin");
    }

    @Test
    void aLongListIsReadPageByPage() {
        String word = "Paged" + UUID.randomUUID().toString().replace("-", "");
        String start = soon() + "T09:00";
        String events = IntStream.range(0, 60)
                .mapToObj(
                        n -> "{\"title\":\"" + word + " " + n + "\",\"start\":\"" + start + "\",\"timeZone\":\"UTC\"}")
                .collect(Collectors.joining(",", "[", "]"));
        ApiClient.editor()
                .contentType("application/json")
                .body(events)
                .post("/api/v1/import?source=desk-paging")
                .then()
                .statusCode(200);
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin/events?q=" + word);

        List<String> first = page.locator(".title-cell a").allTextContents();
        page.getByText("Next page").click();
        List<String> second = page.locator(".title-cell a").allTextContents();
        org.assertj.core.api.Assertions.assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        org.assertj.core.api.Assertions.assertThat(first.size() + second.size()).isEqualTo(60);
        assertThat(page.getByText("Next page")).hasCount(0);
        page.getByText("First page").click();
        assertThat(page.locator(".title-cell a")).hasText(first.toArray(new String[0]));
    }

    @Test
    void somebodyIsInvitedChoosesAPasswordAndIsShutOut() {
        String email = "ines-" + UUID.randomUUID() + "@example.org";
        Page admin = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(admin, "/admin/accounts");
        admin.getByText("Invite somebody").click();
        admin.getByLabel("E-mail address").fill("ines");
        press(admin, "Send the invitation");
        assertThat(admin.locator("#email-error")).containsText("Give an e-mail address");
        admin.getByLabel("E-mail address").fill(email);
        admin.getByLabel("Name").fill("Ines Keller");
        press(admin, "Send the invitation");
        assertThat(admin.locator("[role=status]").first()).containsText("The invitation is on its way");

        admin.navigate(at("/admin/outbox?kind=ACCOUNT"));
        admin.locator("tbody tr", new Page.LocatorOptions().setHasText(email))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        Matcher link = Pattern.compile("/admin/invitation/\\S+")
                .matcher(admin.locator(".mail-text").textContent());
        org.assertj.core.api.Assertions.assertThat(link.find()).isTrue();

        Page looked = BROWSER.page(new Browser.NewContextOptions());
        looked.navigate(at(link.group()));
        Axe.check(looked, "the page of an invitation");
        Page ines = BROWSER.page(WITHOUT_SCRIPTS);
        ines.navigate(at(link.group()));
        ines.getByLabel("Password").fill("password12");
        press(ines, "Set the password");
        assertThat(ines.locator("[role=alert]")).containsText("among the first that are guessed");
        ines.getByLabel("Password").fill("seven quiet herons");
        press(ines, "Set the password");
        assertThat(ines.locator("[role=status]")).hasText("Your password is set. Log in with it.");
        ines.getByLabel("E-mail address").fill(email);
        ines.getByLabel("Password").fill("seven quiet herons");
        press(ines, "Log in");
        assertThat(ines).hasURL(at("/admin"));
        assertThat(ines.locator(".desk-nav")).not().containsText("People");

        String id = ApiClient.editor()
                .get("/api/v1/accounts?limit=500")
                .path("items.find { it.email == '" + email + "' }.id");
        admin.navigate(at("/admin/accounts/" + id));
        assertThat(admin.locator(".chip").first()).hasText("Active");
        press(admin, "Deactivate");
        assertThat(admin.locator("[role=status]")).containsText("Deactivated");
        ines.navigate(at("/admin/password"));
        assertThat(ines).hasURL(Pattern.compile("/admin/login"));
    }

    @Test
    void everyPageOfTheDeskIsAccessibleAndFitsEveryWidthInLightAndDark() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            logIn(page, "/admin");
            for (String path : pages(page)) {
                page.navigate(at(path));
                for (int width : new int[] {360, 768, 1280}) {
                    page.setViewportSize(width, 800);
                    String what = path + " at " + width + " in " + scheme;
                    assertThat(page.locator("h1")).isVisible();
                    org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as(what)
                            .isEqualTo(width);
                    if (width == 1280 || scheme == ColorScheme.LIGHT && width == 360) {
                        Axe.check(page, what);
                    }
                }
            }
        }
    }

    @Test
    void everyPageOfTheDeskIsValidAndCanBeWalkedThroughWithAKeyboard() {
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin");
        for (String path : pages(page)) {
            page.navigate(at(path));
            Markup.check(page.request().get(at(path)).text(), path);
            Keyboard.check(page, path);
        }
    }

    /** Of each kind one. */
    private List<String> pages(Page page) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"email\":\"desk-" + UUID.randomUUID() + "@example.com\"}")
                .post("/subscriptions");
        subscribers.takeUpRequests();
        RestAssured.given()
                .formParam("title", title)
                .formParam("start.date", soon().toString())
                .formParam("allDay", "true")
                .formParam("timeZone", "UTC")
                .formParam("contact", "ines@example.es")
                .redirects()
                .follow(false)
                .post("/submit");
        List<String> paths = new ArrayList<>(List.of(
                "/admin",
                "/admin/events",
                "/admin/events?q=nothing-is-called-like-this",
                "/admin/events?show=withdrawn",
                "/admin/events/new",
                "/admin/pictures",
                "/admin/import",
                "/admin/page",
                "/admin/sources",
                "/admin/sources/new",
                "/admin/review",
                "/admin/subscribers",
                "/admin/suppressions",
                "/admin/outbox",
                "/admin/deliveries",
                "/admin/mails",
                "/admin/widget",
                "/admin/widget?layout=month&theme=dark&match=page&subscribe=on",
                "/admin/widget?as=include&limit=99&tags=none&country=xx&layout=none",
                "/admin/audit",
                "/admin/audit?event=no-such-event",
                "/admin/audit/access",
                "/admin/tokens",
                "/admin/accounts?done=invited",
                "/admin/accounts/new",
                "/admin/password",
                "/admin/forgotten",
                "/admin/reset/no-such-link"));
        String everything = event("Everything " + title);
        paths.add("/admin/events/" + everything);
        paths.add("/admin/events/" + everything + "/withdraw");
        String gone = event("Gone " + title);
        ApiClient.editor().delete("/api/v1/events/" + gone).then().statusCode(204);
        paths.add("/admin/events/" + gone);
        for (String list : List.of("/admin/review", "/admin/subscribers", "/admin/outbox", "/admin/accounts")) {
            page.navigate(at(list));
            paths.add(page.locator("tbody a").first().getAttribute("href"));
        }
        return paths;
    }

    /** The id of one that says all that can be said. */
    private String event(String called) {
        return ApiClient.editor()
                .contentType("application/json")
                .body("""
                        {"title":"%s","start":"%s","allDay":true,"status":"POSTPONED","note":"The hall\\nis closed",
                        "featured":true,"featuredLabel":"Sponsored","image":"https://pictures.example/hall.jpg","keyDates":[
                        {"label":"Call for papers closes","at":"%s"},
                        {"label":"Posters","at":"%sT23:59","timeZone":"AoE"}]}""".formatted(called, soon(), soon().minusDays(9), soon().minusDays(5)))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Save")))
                .first()
                .click();
    }

    private LocalDate soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
    }
}
