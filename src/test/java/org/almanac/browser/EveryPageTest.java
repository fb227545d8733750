package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page that readers see: valid, accessible, and whole at every width, in light and dark, with a keyboard. */
@QuarkusTest
class EveryPageTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final int[] WIDTHS = {360, 768, 1280};
    private static final ColorScheme[] SCHEMES = {ColorScheme.LIGHT, ColorScheme.DARK};
    private static final String TAG = "every-page";

    @Inject
    Catalogue catalogue;

    @Inject
    Withdrawals withdrawals;

    @Inject
    Clock clock;

    private static Map<String, Integer> pages = Map.of();

    /** Path and expected status of each. */
    @BeforeEach
    void fill() {
        if (!pages.isEmpty()) {
            return;
        }
        SampleEvents events = new SampleEvents(catalogue, clock, TAG);
        Event confirmed = events.described(
                "Accessible events in a hall with a rather long name",
                "## Programme\n\n- one\n- two\n\n> Quoted\n\n```\ncode " + "code ".repeat(40) + "\n```",
                Duration.ofDays(20));
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("/?tag=" + TAG, 200);
        all.put("/?tag=" + TAG + "&country=GB&online=true", 200);
        all.put("/?q=nothing-is-called-like-this", 200);
        all.put("/month/" + month() + "?tag=" + TAG, 200);
        all.put("/month/" + month() + "?tag=" + TAG + "&day=" + day(), 200);
        all.put("/month/1999-02", 200);
        all.put("/events/" + confirmed.slug(), 200);
        for (String status : new String[] {"CANCELLED", "POSTPONED", "TENTATIVE"}) {
            all.put(
                    "/events/"
                            + events.add("An event, " + status, Duration.ofDays(20), status)
                                    .slug(),
                    200);
        }
        all.put(
                "/events/"
                        + events.add("Long over", Duration.ofDays(-20), "CONFIRMED")
                                .slug(),
                200);
        Event everything =
                events.everything("مؤتمر: a name that goes both ways (5G)", Duration.ofDays(21), "Every series");
        all.put("/events/" + everything.slug(), 200);
        all.put("/series/every-series", 200);
        all.put("/cards/" + confirmed.slug(), 200);
        all.put("/tags/" + TAG, 200);
        all.put("/organisers/organisers", 200);
        all.put("/submit", 200);
        all.put("/submit/thanks", 200);
        all.put("/privacy", 200);
        all.put("/subscribe?tag=" + TAG, 200);
        all.put("/no-such-page", 404);
        all.put("/month/2027-13", 404);
        Event gone = events.add("Soon gone", Duration.ofDays(9), "CONFIRMED");
        withdrawals.withdraw(gone.slug(), null, new Actor("test"));
        all.put("/events/" + gone.slug(), 410);
        pages = all;
    }

    @Test
    void everyPagesMarkupIsValid() {
        Page page = BROWSER.page();
        pages.forEach((path, status) -> {
            APIResponse answer =
                    page.request().get(at(path), RequestOptions.create().setHeader("Accept", "text/html"));
            assertThat(answer.status()).as(path).isEqualTo(status);
            Markup.check(answer.text(), path);
        });
    }

    @Test
    void everyPageIsAccessibleAndFitsEveryWidthInLightAndDark() {
        for (ColorScheme scheme : SCHEMES) {
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            for (String path : pages.keySet()) {
                page.navigate(at(path));
                for (int width : WIDTHS) {
                    page.setViewportSize(width, 800);
                    String what = path + " at " + width + " in " + scheme;
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as(what)
                            .isEqualTo(width);
                    // Colours do not depend on the width, the rest hardly on the scheme.
                    if (scheme == ColorScheme.LIGHT && width != 768 || width == 1280) {
                        Axe.check(page, what);
                    }
                }
            }
        }
    }

    @Test
    void aKeyboardReachesEverythingAndShowsWhereItIs() {
        Page page = BROWSER.page();
        for (String path : pages.keySet()) {
            // A card has no navigation to go past.
            if (!path.startsWith("/cards/")) {
                page.navigate(at(path));
                Keyboard.check(page, path);
            }
        }
    }

    @Test
    void withoutScriptsEveryPageSaysTheSame() {
        Page scripted = BROWSER.page(new Browser.NewContextOptions().setTimezoneId("UTC"));
        Page plain = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        for (String path : pages.keySet()) {
            scripted.navigate(at(path));
            plain.navigate(at(path));
            assertThat(plain.locator("main").innerText())
                    .as(path)
                    .isEqualTo(scripted.locator("main").innerText());
        }
    }

    @Test
    void aMonthIsAGridWhereThereIsRoomAndAnAgendaWhereThereIsNot() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page.navigate(at("/month/" + month() + "?tag=" + TAG));
        Locator bar = page.locator(".bar a").first();
        assertThat(page.locator(".wall thead")).isVisible();
        assertThat(bar.boundingBox().width).isLessThan(200);

        page.setViewportSize(360, 800);
        assertThat(page.locator(".wall thead")).isHidden();
        assertThat(page.locator(".wall .idle").first()).isHidden();
        assertThat(page.locator(".bar .where").first()).containsText("London");
    }

    @Test
    void filtersSearchAndMonthsChangeInPlaceAndGoingBackWorks() {
        Page page = BROWSER.page();
        page.navigate(at("/?tag=" + TAG));
        page.evaluate("window.stayed = true");
        assertThat(page.locator(".agenda h3 a")).not().hasCount(1);

        page.getByRole(AriaRole.SEARCHBOX).pressSequentially("rather long");
        assertThat(page.locator(".agenda h3 a")).hasCount(1);
        assertThat(page.locator(".agenda h3 a")).containsText("rather long name");
        assertThat(page.url()).contains("tag=" + TAG, "q=rather");
        assertThat(page.locator("#q")).isFocused();

        page.locator("#c-words").click();
        assertThat(page.locator("#c-words")).hasCount(0);
        assertThat(page.locator("#q")).hasValue("");
        page.locator("#f-country-GB").click();
        assertThat(page.locator("#f-country-GB")).hasAttribute("aria-current", "true");
        assertThat(page.url()).contains("country=GB");
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);

        page.goBack();
        assertThat(page.locator("#f-country-GB:not([aria-current])")).hasCount(1);
        assertThat(page.url()).doesNotContain("country=GB");

        page.navigate(at("/month/" + month() + "?tag=" + TAG));
        page.evaluate("window.stayed = true");
        page.locator("#later").press("Enter");
        String next = month().plusMonths(1).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        assertThat(page.locator("h1")).containsText(next);
        assertThat(page.locator("#later")).isFocused();
        assertThat(page).hasTitle(Pattern.compile(next + ".*"));
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        page.goBack();
        assertThat(page.locator("h1")).not().containsText(next);
    }

    @Test
    void withoutScriptsTheSameLinksAndFormsDoTheSame() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(at("/?tag=" + TAG));
        page.locator("#q").fill("rather long");
        page.locator("#q").press("Enter");
        assertThat(page.locator(".agenda h3 a")).hasCount(1);
        assertThat(page.locator("#q")).hasValue("rather long");
        page.locator("#c-words").click();
        page.locator("#f-country-GB").click();
        assertThat(page.locator("#f-country-GB")).hasAttribute("aria-current", "true");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Month").setExact(true))
                .last()
                .click();
        page.locator("#later").click();
        assertThat(page.locator("h1")).isVisible();
        page.navigate(at(firstEvent()));
        page.locator("summary").click();
        assertThat(page.getByText("Google Calendar")).isVisible();
    }

    @Test
    void aReaderElsewhereSeesTheirOwnTimeUnderTheEvents() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        page.navigate(at(firstEvent()));
        assertThat(page.getByText("Your time:")).containsText("GMT+9");

        Page there = BROWSER.page(new Browser.NewContextOptions().setTimezoneId("UTC"));
        there.navigate(at(firstEvent()));
        assertThat(there.locator("[data-own-time]")).isVisible();
        assertThat(there.getByText("Your time:")).hasCount(0);
    }

    private static String firstEvent() {
        return pages.keySet().stream()
                .filter(path -> path.startsWith("/events/"))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(20)), ZoneOffset.UTC);
    }

    private YearMonth month() {
        return YearMonth.from(day());
    }
}
