package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.almanac.browser.HostPage.widget;
import static org.almanac.browser.Site.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that is over is shown, whatever the age of the page or of the data. */
@QuarkusTest
class WidgetTimeTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void whatEndsWhileThePageIsOpenGoesAndTheNextMovesUp() {
        SampleEvents events = events("ending");
        events.add("Ends soon", Duration.ofHours(-1), Duration.ofHours(2));
        events.add("Tomorrow", Duration.ofDays(1), Duration.ofHours(8));
        events.add("Next week", Duration.ofDays(7), Duration.ofHours(8));

        Page page = BROWSER.page();
        BrowserSession.holdClock(page);
        host().open(page, widget("tags=ending limit=2"));
        assertThat(titles(page)).hasText(new String[] {"Ends soon", "Tomorrow"});

        page.clock().fastForward(Duration.ofMinutes(61).toMillis());
        assertThat(titles(page)).hasText(new String[] {"Tomorrow", "Next week"});
    }

    @Test
    void aPageFromACacheNeverShowsWhatIsOver() {
        SampleEvents events = events("cached");
        for (int day = 1; day <= 8; day++) {
            events.add("Day " + day, Duration.ofDays(day), Duration.ofHours(1));
        }

        Page page = BROWSER.page();
        page.clock()
                .setFixedTime(Date.from(clock.instant().plus(Duration.ofDays(3)).plus(Duration.ofHours(2))));
        host().open(page, widget("tags=cached limit=4"));

        assertThat(titles(page)).hasText(new String[] {"Day 4", "Day 5", "Day 6", "Day 7"});

        page.clock().setFixedTime(Date.from(clock.instant().plus(Duration.ofDays(9))));
        page.reload();
        assertThat(page.locator(".empty-text")).hasText("There are no upcoming events.");
        assertThat(titles(page)).hasCount(0);
    }

    @Test
    void dataFromACacheThatAreOverAreAskedForAgainPastTheCache() {
        SampleEvents events = events("stale");
        for (int day = 1; day <= 20; day++) {
            events.add("Day " + day, Duration.ofDays(day), Duration.ofHours(1));
        }
        Page page = BROWSER.page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/widget.json")) {
                asked.add(request.url().replaceAll(".*limit=|&.*", ""));
            }
        });
        page.clock()
                .setFixedTime(
                        Date.from(clock.instant().plus(Duration.ofDays(12)).plus(Duration.ofHours(2))));
        host().open(page, widget("tags=stale limit=4"));

        assertThat(titles(page)).hasText(new String[] {"Day 13", "Day 14", "Day 15", "Day 16"});
        assertThat(asked).containsExactly("14", "500");
    }

    @Test
    void aTabThatWasLeftOpenForDaysAsksAgainWhenItIsLookedAt() {
        events("left-open").add("Known at first", Duration.ofDays(1), Duration.ofHours(1));
        Page page = BROWSER.page();
        BrowserSession.holdClock(page);
        host().open(page, widget("tags=left-open"));
        assertThat(titles(page)).hasText("Known at first");

        events("left-open").add("Announced since", Duration.ofDays(9), Duration.ofHours(1));
        page.clock().fastForward(Duration.ofDays(4).toMillis());

        assertThat(titles(page)).hasText("Announced since");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB,Jun,Friday,Tentative,All events",
        "de,Jun,Freitag,Vorläufig,Alle Termine",
        "fr,juin,vendredi,Provisoire,Tous les événements",
        "es,jun,viernes,Provisional,Todos los eventos",
        "pt,jun.,sexta-feira,Tentative,All events"
    })
    void speaksTheLanguageOfThePage(String lang, String month, String weekday, String status, String all) {
        Page page = BROWSER.page();
        page.clock().setFixedTime(Date.from(Instant.parse("2998-05-01T00:00:00Z")));
        page.route("**/widget.json*", route -> Canned.answer(route, """
            {"items":[{"title":"Soon","url":"/e","start":"2998-06-08T20:00","end":"2998-06-08T23:00",
            "startsAt":"2998-06-08T18:00:00Z","endsAt":"2998-06-08T21:00:00Z","timeZone":"Europe/Paris",
            "allDay":false,"status":"TENTATIVE"}],"more":false,"links":{"page":"/"}}\
            """));
        host().open(page, "<div lang=" + lang + ">" + widget("") + "</div>");

        assertThat(page.locator(".month")).hasText(month);
        assertThat(page.locator(".until")).hasText(weekday);
        assertThat(page.locator(".status")).hasText(status);
        assertThat(page.locator(".all")).hasText(all);
    }

    @Test
    void writesDatesInTheLanguageAndTheZoneAskedFor() {
        Page page = BROWSER.page(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        page.clock().setFixedTime(Date.from(Instant.parse("2998-05-01T00:00:00Z")));
        page.route("**/widget.json*", route -> Canned.answer(route, """
            {"items":[{"title":"Late","url":"/e","start":"2998-06-08T20:00","end":"2998-06-08T23:00",
            "startsAt":"2998-06-08T18:00:00Z","endsAt":"2998-06-08T21:00:00Z","timeZone":"Europe/Paris",
            "allDay":false,"status":"POSTPONED","online":true,"tags":[]}],"more":false,"links":{}}\
            """));
        host().open(page, widget("id=de lang=de") + widget("id=viewer time-zone=viewer"));

        assertThat(page.locator("#de .month")).hasText("Jun");
        assertThat(page.locator("#de .until")).hasText("Freitag");
        assertThat(page.locator("#de .meta")).hasText("Neuer Termin folgt · 20:00 MESZ · Online");
        assertThat(page.locator("#viewer .day")).hasText("9");
        assertThat(page.locator("#viewer .meta")).hasText("Date to be announced · 03:00 GMT+9 · Online");
    }

    private static Locator titles(Page page) {
        return page.locator("upcoming-events .title");
    }

    private SampleEvents events(String tag) {
        return new SampleEvents(catalogue, clock, tag);
    }

    private HostPage host() {
        return new HostPage(address());
    }
}
