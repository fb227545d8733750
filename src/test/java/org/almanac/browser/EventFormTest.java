package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.Site.at;
import static org.almanac.browser.Site.logIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of an event with its scripts: how long it takes, what it shows beside, and what it keeps. */
@QuarkusTest
class EventFormTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("MMdduuuu");

    private final Catalogue catalogue;
    private final Clock clock;
    private final String word = "W" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    EventFormTest(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Test
    void aConferenceIsPublishedFromTheKeyboardWithinAMinuteAndItsNextEditionSooner() {
        Page page = BROWSER.page();
        logIn(page, "/admin/events/new");
        assertThat(page).hasURL(at("/admin/events/new"));
        Typist typist = new Typist(page);
        typist.press("Tab");
        typist.press("Enter");
        assertThat(typist.tabTo("#title"))
                .as("tabs from the skip link to the title")
                .isLessThan(5);
        typist.fill("title", word + " Summit " + tuesday().getYear());
        typist.tabTo("#allDay");
        typist.press("Space");
        typist.fill("start.date", TYPED.format(tuesday()));
        typist.fill("end.date", TYPED.format(tuesday().plusDays(2)));
        typist.fill("venue.name", "ExCeL London");
        typist.fill("venue.city", "London");
        typist.fill("venue.country", "GB");
        typist.fill("tags", "5G, networks");
        typist.fill("series", word);
        typist.fill("organiser.name", "Informa");
        typist.fill("url", "https://summit.example");
        typist.tabTo("#event-form button[value=publish]");
        typist.press("Enter");
        assertThat(page.locator("[role=status]")).hasText("Saved. Readers see it.");
        assertThat(typist.fields() + 1).as("fields, the tick counted").isLessThanOrEqualTo(12);
        assertThat(typist.time()).isLessThan(Duration.ofMinutes(1));

        page.locator("a", new Page.LocatorOptions().setHasText("Next edition")).click();
        assertThat(page.locator("[id='start.date']")).isFocused();
        assertThat(page.getByLabel("Title"))
                .hasValue(word + " Summit " + (tuesday().getYear() + 1));
        LocalDate next = LocalDate.parse(page.locator("[id='start.date']").inputValue());
        assertThat(next.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        Typist again = new Typist(page);
        again.fill("start.date", TYPED.format(next.plusDays(7)));
        again.fill("end.date", TYPED.format(next.plusDays(9)));
        again.fill("registrationUrl", "https://summit.example/register");
        again.tabTo("#event-form button[value=publish]");
        again.press("Enter");
        assertThat(page.locator("[role=status]")).hasText("Saved. Readers see it.");
        assertThat(page.getByLabel("City")).hasValue("London");
        assertThat(again.fields()).isEqualTo(3);
        assertThat(again.time()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void repetitionAndPreviewFollowWhatIsTyped() {
        Page page = BROWSER.page();
        logIn(page, "/admin/events/new");
        Locator count = page.getByLabel("Number of dates");
        assertThat(page.getByLabel("Every how many")).isHidden();
        page.getByLabel("Title").fill(word);
        page.getByLabel("Starts on").fill(tuesday().toString());
        page.getByLabel("Starts at").fill("19:00");
        page.getByLabel("City").fill("Hamburg");
        page.getByLabel("Repeats").selectOption("WEEKLY");
        assertThat(page.getByLabel("Tue", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        assertThat(count).isHidden();
        page.getByLabel("Stops repeating").selectOption("COUNT");
        count.fill("3");
        assertThat(page.locator(".rule-words")).hasText("Every week on Tuesday, 3 times.");
        assertThat(page.locator(".series-dates li")).hasCount(3);
        page.getByLabel("Starts on").fill(tuesday().plusDays(1).toString());
        assertThat(page.getByLabel("Wed", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        assertThat(page.locator(".rule-words")).hasText("Every week on Wednesday, 3 times.");
        page.getByLabel("Repeats").selectOption("MONTHLY");
        assertThat(count).isVisible();
        assertThat(page.getByLabel("Tue", new Page.GetByLabelOptions().setExact(true)))
                .isHidden();

        assertThat(page.locator(".place-head"))
                .hasText(new String[] {"In the widget", "On its page", "In feeds", "By mail"});
        assertThat(page.locator("#outlook .preview")).containsText(word);
        assertThat(page.locator("#outlook .preview")).containsText("Hamburg");
        assertThat(page.locator(".preview-part").last()).containsText("New: " + word);
        page.getByLabel("Status").selectOption("CANCELLED");
        assertThat(page.locator(".preview-part").last()).containsText("Cancelled: " + word);
        page.close();
    }

    @Test
    void whatWasTypedOutlivesAClosedTab() {
        Page page = BROWSER.page();
        logIn(page, "/admin/events/new");
        assertThat(page.locator("#draft")).isHidden();
        page.getByLabel("Title").fill(word);
        page.getByLabel("All day").check();
        page.getByLabel("Starts on").fill(tuesday().toString());
        page.getByLabel("City").fill("Hamburg");
        page.waitForFunction("word => Object.values(localStorage).join().includes(word)", word);
        Page second = page.context().newPage();
        page.close();

        second.navigate(at("/admin/events/new"));
        assertThat(second.locator("#draft")).containsText("you typed something here that was not saved");
        assertThat(second.getByLabel("Title")).hasValue("");
        Axe.check(second, "what was typed before");
        second.getByText("Bring it back").click();
        assertThat(second.locator("#draft")).isHidden();
        assertThat(second.getByLabel("Title")).hasValue(word);
        assertThat(second.getByLabel("All day")).isChecked();
        assertThat(second.getByLabel("City")).hasValue("Hamburg");
        second.locator("#event-form [name=title]").press("Enter");
        assertThat(second.locator("[role=status]")).containsText("Nothing is saved yet.");
        assertThat(second.locator("#draft")).isHidden();
        second.locator("#event-form button[value=draft]").click();
        assertThat(second.locator("[role=status]")).hasText("Saved. Readers do not see it.");
        Page third = second.context().newPage();
        third.navigate(at("/admin/events/new"));
        assertThat(third.locator("#draft")).isHidden();
        assertThat(third.evaluate("Object.keys(localStorage).filter(key => key.startsWith('almanac.draft')).length"))
                .isEqualTo(0);
    }

    @Test
    void whatComesBackLosesNothingThatSomebodyElseSavedMeanwhile() {
        Event event = series();
        Page page = BROWSER.page();
        logIn(page, "/admin/events/" + event.id());
        page.getByLabel("Title").fill(word + " typed");
        page.waitForFunction("word => Object.values(localStorage).join().includes(word)", word + " typed");
        Page second = page.context().newPage();
        page.close();
        SaveEvent theirs = SaveEvent.builder()
                .title(event.title())
                .summary("Theirs")
                .start(tuesday() + "T19:00")
                .timeZone("Europe/Berlin")
                .allDay(false)
                .published(true)
                .recurrence(new SaveEvent.RecurrenceInput("FREQ=DAILY", null, null, null))
                .build();
        catalogue.replace(event.id().toString(), theirs, null, new Actor("test"));

        second.navigate(at("/admin/events/" + event.id()));
        second.getByText("Bring it back").click();
        second.locator("#event-form button[value=save]").click();
        assertThat(second.locator(".conflict")).containsText("Somebody else saved this event");
        assertThat(second.getByLabel("Title")).hasValue(word + " typed");
        assertThat(second.getByLabel("Summary")).hasValue("Theirs");
        assertThat(second.getByLabel("Repeats")).hasValue("DAILY");
        second.close();
    }

    @Test
    void thePagesOfASeriesAreAccessibleAndFitEveryWidth() {
        String event = "/admin/events/" + series().id();
        List<String> paths = List.of(
                event,
                event + "/dates",
                event + "/dates?from=" + tuesday() + "T19:00&done=cancel",
                event + "/dates/" + tuesday().plusWeeks(1) + "T19:00",
                event + "/dates/" + tuesday().plusWeeks(2) + "T19:00",
                "/admin/events/new?from=" + event.substring("/admin/events/".length()));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = BROWSER.page(new Browser.NewContextOptions().setColorScheme(scheme));
            logIn(page, "/admin");
            for (String path : paths) {
                Page one = page.context().newPage();
                one.navigate(at(path));
                for (int width : new int[] {360, 1280}) {
                    one.setViewportSize(width, 800);
                    String what = path + " at " + width + " in " + scheme;
                    assertThat(one.evaluate("document.documentElement.scrollWidth"))
                            .as(what)
                            .isEqualTo(width);
                    if (width == 1280 || scheme == ColorScheme.LIGHT) {
                        Axe.check(one, what);
                    }
                }
                one.close();
            }
        }
        Page page = BROWSER.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        logIn(page, "/admin");
        for (String path : paths) {
            page.navigate(at(path));
            Markup.check(page.request().get(at(path)).text(), path);
            if (!path.contains("new?from")) {
                Keyboard.check(page, path);
            }
        }
    }

    private Event series() {
        String second = tuesday().plusWeeks(1) + "T19:00";
        String third = tuesday().plusWeeks(2) + "T19:00";
        return catalogue.create(
                SaveEvent.builder()
                        .title(word + " evening")
                        .start(tuesday() + "T19:00")
                        .end(tuesday() + "T21:00")
                        .timeZone("Europe/Berlin")
                        .allDay(false)
                        .published(true)
                        .recurrence(new SaveEvent.RecurrenceInput(
                                "FREQ=WEEKLY",
                                List.of(tuesday().plusWeeks(3) + "T19:00"),
                                null,
                                List.of(
                                        new SaveEvent.OverrideInput(
                                                second, tuesday().plusDays(8) + "T19:00", null, null),
                                        new SaveEvent.OverrideInput(third, null, null, "CANCELLED"))))
                        .build(),
                new Actor("test"));
    }

    private LocalDate tuesday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(40)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }
}
