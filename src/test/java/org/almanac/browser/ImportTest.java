package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.logIn;
import static org.almanac.browser.Site.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An editor brings files in. */
@QuarkusTest
class ImportTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final Browser.NewContextOptions WITHOUT_SCRIPTS =
            new Browser.NewContextOptions().setJavaScriptEnabled(false);

    private final String word = "Fair " + UUID.randomUUID();

    @Test
    void aCalendarFileIsLookedAtImportedAndTheSameTheNextTime() throws IOException {
        FilePayload fairs = new FilePayload("fairs.ics", "text/calendar", calendar());
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin/events");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Import").setExact(true))
                .click();
        look(page, fairs);

        assertThat(page.locator("h1")).hasText("fairs.ics");
        assertThat(page.locator("[role=status]")).containsText("Nothing is written yet.");
        assertThat(row(page, "A fair without a date")).containsText("it has no start");
        assertThat(row(page, "A fair without a date")).containsText("line 24");
        assertThat(row(page, "Fibre to every village, the fair")).containsText("8 Nov 2027");
        assertThat(row(page, "Fibre to every village, the fair")).containsText("EXRULE");
        assertThat(page.getByLabel("Format")).hasValue("ICALENDAR");
        assertThat(page.getByLabel("Source")).hasValue("fairs");
        assertThat(page.locator("tbody a")).hasCount(0);

        press(page, "Import 2 events");
        assertThat(page.locator("[role=status]")).containsText("Imported.");
        String report = page.url();
        page.locator("tbody a").first().click();
        assertThat(page.locator("h1")).hasText("Antennas and propagation day");
        assertThat(page.locator(".history")).containsText("Created by");

        page.navigate(report);
        page.getByText("Import another file").click();
        look(page, fairs);
        assertThat(page.locator("[role=status]")).containsText("There is nothing to import.");
        assertThat(page.locator("#UNCHANGED")).containsText("2");
    }

    @Test
    void aTableThatIsWrongIsMendedAndGoesIn() {
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin/import");
        page.getByLabel("Source").fill("Our own list");
        look(page, table("a.xlsx", "PK\u0003\u0004"));
        assertThat(page.locator("#file-error")).containsText("Save a spreadsheet as .xlsx or as CSV");
        assertThat(page.getByLabel("File")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Source")).hasValue("Our own list");

        look(page, table("Übersicht.csv", "Title;Start;City;Country\n" + word + ";2027-05-03;Köln;XX\n"));
        assertThat(page.locator("h1")).hasText("Übersicht.csv");
        assertThat(row(page, word)).containsText("Country: Give the country as two letters");
        assertThat(row(page, word)).containsText("row 2");
        page.getByText("Choose another file").click();
        look(page, table("Übersicht.csv", "Title;Start;City;Country\n" + word + ";2027-05-03;Köln;DE\n"));
        press(page, "Import 1 event");
        page.locator("tbody a").click();
        assertThat(page.getByLabel("City")).hasValue("Köln");
    }

    @Test
    void everyStepIsAccessibleAndFitsEveryWidthInLightAndDark() {
        String rows = ("Long name ".repeat(15) + word + ",2027-05-03 18:00,Berlin,DE,Soup\n")
                + "Short,2027-05-04,Oslo,NO,Fish\nNo date,,Oslo,NO,Fish\nNowhere,2027-05-05,Oslo,XX,Fish\n";
        FilePayload table = table("programme.csv", "title,start,city,country,catering\n" + rows);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            logIn(page, "/admin/import");
            fits(page, scheme, "form");
            look(page, table("empty.csv", ""));
            fits(page, scheme, "refused");
            page.getByText("All columns").click();
            fits(page, scheme, "columns");
            look(page, table);
            assertThat(page.getByText("For all of them: Left out, as unknown: catering."))
                    .isVisible();
            fits(page, scheme, "preview");
            page.navigate(page.url());
            Keyboard.check(page, "preview");
            page.getByLabel("Source").fill("programme " + word + scheme);
            press(page, "Look again");
            press(page, "Import 2 events");
            fits(page, scheme, "report");
        }
    }

    @Test
    void theExampleIsDownloadedAndGoesInAsItIs() throws IOException {
        Page page = BROWSER.page(WITHOUT_SCRIPTS);
        logIn(page, "/admin/import");
        Download example = page.waitForDownload(
                () -> page.getByText("An example to begin with").click());
        try (InputStream table = example.createReadStream()) {
            look(page, new FilePayload(example.suggestedFilename(), "text/csv", table.readAllBytes()));
        }
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import 2 events")))
                .isVisible();
        assertThat(page.locator("#SKIPPED")).hasCount(0);
    }

    private static void fits(Page page, ColorScheme scheme, String step) {
        for (int width : new int[] {360, 768, 1280}) {
            page.setViewportSize(width, 900);
            String look = step + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(look)
                    .isEqualTo(width);
            Screenshots.takeWhole(page, "import-" + look);
        }
        Axe.check(page, "import, " + step + " in " + scheme);
        Markup.check(page.content(), step);
    }

    private static void look(Page page, FilePayload file) {
        page.getByLabel("File").setInputFiles(file);
        press(page, "Look at it first");
    }

    private static Locator row(Page page, String title) {
        // Above stand the columns with samples.
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(title))
                .last();
    }

    private static FilePayload table(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] calendar() throws IOException {
        try (InputStream in = ImportTest.class.getResourceAsStream("/importer/fairs.ics")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
