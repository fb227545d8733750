package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.almanac.site.SitePages.count;
import static org.almanac.site.SitePages.event;
import static org.almanac.site.SitePages.href;
import static org.almanac.site.SitePages.link;
import static org.almanac.site.SitePages.load;
import static org.almanac.site.SitePages.page;
import static org.almanac.site.SitePages.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lists say of themselves: how many events they have, what they can be narrowed to, and how they are kept in view. */
@QuarkusTest
class ListPagesTest {
    private static final int EVENTS = 620;
    private static final int OF_THESE = 323;

    @Inject
    Clock clock;

    @Test
    void countsAreTotalsAndEveryTopicCanBeReached() {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        LocalDate first = LocalDate.parse(today).plusDays(2);
        load(IntStream.range(0, EVENTS)
                .mapToObj(n -> event(
                        "Counted " + n,
                        first.plusDays(n / 10),
                        "\"tags\":[\"Count all\",\"Count topic " + n % 25 + "\""
                                // The first of them are the last in order of time.
                                + (n >= EVENTS - OF_THESE ? ",\"Count some\"" : "")
                                + "],\"organiser\":{\"name\":\"Counters\"}"
                                + ",\"venue\":{\"city\":\"X\",\"country\":\"" + (n % 2 == 0 ? "IS" : "LI") + "\"}"))
                .collect(Collectors.joining("\n")));

        String page = page("/?organiser=counters");

        assertThat(status(page)).isEqualTo("620 events");
        assertThat(count(page, "tag-count-all")).isEqualTo(EVENTS);
        assertThat(count(page, "tag-count-some")).isEqualTo(OF_THESE);
        assertThat(count(page, "country-IS")).isEqualTo(EVENTS / 2);
        assertThat(status(page("/?organiser=counters&tag=count-some"))).isEqualTo("323 events");
        assertThat(status(page(link(page, "f-country-IS")))).isEqualTo("310 events");
        // The list of topics is cut, says so, and leads on to all of them without a script.
        assertThat(page).doesNotContain("f-tag-count-topic-24").contains("All 27 topics");
        String whole = page(link(page, "more-topic"));
        IntStream.range(0, 25)
                .forEach(n -> assertThat(count(whole, "tag-count-topic-" + n)).isEqualTo(n < 20 ? 25 : 24));
        assertThat(whole).doesNotContain("All 27 topics").contains("tag=count-topic-3&amp;organiser=counters");
        // A month that goes on on the next page makes no claim.
        String months = page.replaceAll("(?s).*?<h2 class=\"month-heading\">(.*?)</h2>", "$1\n");
        assertThat(months).doesNotContain("40 events");
        String later = page(link(page, "later"));
        assertThat(status(later)).isEqualTo("620 events");
    }

    @Test
    void countsOfAMonthAreThoseOfItsDays() {
        YearMonth month = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .plusMonths(9);
        load(String.join(
                "\n",
                event("First day", month.atDay(1), "\"tags\":[\"Month counted\"]"),
                event("Last day", month.atEndOfMonth(), "\"tags\":[\"Month counted\",\"Month last\"]"),
                event("The day before", month.atDay(1).minusDays(1), "\"tags\":[\"Month counted\"]"),
                event("The day after", month.atEndOfMonth().plusDays(1), "\"tags\":[\"Month counted\"]")));

        String page = page("/month/" + month + "?tag=month-counted");

        assertThat(page).contains("2 events</caption>");
        assertThat(count(page("/month/" + month + "?tag=month-last&all=topic"), "tag-month-counted"))
                .isEqualTo(2);
    }

    @Test
    void aCountIsNewWhenAnEventIsAdded() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        load(event("Added first", day, "\"tags\":[\"Added to\"]"));
        assertThat(status(page("/tags/added-to"))).isEqualTo("1 event");
        load(event("Added second", day, "\"tags\":[\"Added to\"]"));
        assertThat(status(page("/tags/added-to"))).isEqualTo("2 events");
    }

    @Test
    void theLinkToSubscribeKeepsWhatCanBeFollowedAndTheFormSaysWhatCannot() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        load(event(
                "Kept",
                day,
                "\"tags\":[\"Kept one\",\"Kept"
                        + " two\"],\"series\":\"kept-series\",\"organiser\":{\"name\":\"Keepers\"}"));
        String list = page("/?tag=kept-one&tag=kept-two&series=kept-series&organiser=keepers&country=gb&online=true"
                + "&q=no+such+words");
        assertThat(list).contains("No upcoming event matches");
        String tell = href(list, "Tell me when one is announced");

        String form = page(tell);

        for (String value : List.of("kept-one", "kept-two", "kept-series", "keepers", "chosen")) {
            assertThat(form).contains("value=\"" + value + "\" checked");
        }
        assertThat(form)
                .contains("name=\"countries\" value=\"GB\"")
                .contains("Words, here “no such words”")
                .contains("Whether an event is online")
                .contains("any one of what is ticked");
        assertThat(page(tell, "de")).contains("Wörtern, hier „no such words“");
    }

    @Test
    void whoAskedForLessThanEverythingIsNotGivenEverythingUnasked() {
        String words = page("/subscribe?q=quantum");
        assertThat(words).contains("value=\"chosen\" checked").contains("“quantum”");
        YearMonth empty = YearMonth.of(2199, 3);
        String days = page(href(page("/month/" + empty + "?country=AQ"), "Tell me when one is announced"));
        assertThat(days).contains("value=\"chosen\" checked").contains("you hear of events whenever they are");
        String country = page("/subscribe?country=NZ");
        assertThat(country)
                .contains("value=\"everything\" checked")
                .contains("value=\"NZ\"")
                .doesNotContain("role=\"note\"");
        assertThat(page("/subscribe?tag=not%20a%20slug&tag=5g"))
                .contains("value=\"5g\" checked")
                .contains("1 name that no subject");
        String many = page("/subscribe?"
                + IntStream.range(0, 53).mapToObj(n -> "tag=many-" + n).collect(Collectors.joining("&")));
        assertThat(many).contains("value=\"many-49\" checked").contains("3 names more than the 50 of a kind");
    }

    @Test
    void calendarsHaveAnAddressToCopyAndMayBeFetchedByThoseWhoKeepThem() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        load(event("Copied", day, "\"tags\":[\"Copied a\",\"Copied b\"]"));
        for (String path : List.of("/", "/tags/copied-a", "/?tag=copied-a&tag=copied-b")) {
            String page = page(path);
            Matcher copied = Pattern.compile("<input[^>]* readonly[^>]* value=\"(https?://[^\"]+/[^\"]*\\.ics[^\"]*)\"")
                    .matcher(page);
            assertThat(copied.find()).as(path).isTrue();
            assertThat(page).contains("calendar.google.com/calendar/u/0/r/settings/addbyurl");
        }
        assertThat(page("/?tag=copied-a&tag=copied-b"))
                .contains("calendar.ics%3Ftag%3Dcopied-a%26tag%3Dcopied-b")
                .contains("calendar.ics?tag=copied-a&amp;tag=copied-b\"");

        String robots = page("/robots.txt");
        assertThat(robots.indexOf("Allow: /u/*/calendar.ics"))
                .isPositive()
                .isLessThan(robots.indexOf("Disallow: /u/\n"));
        assertThat(given().get("/u/nobody/calendar.ics").header("X-Robots-Tag")).isEqualTo("noindex");
    }
}
