package org.almanac.event.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Occurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.EventDates;
import org.almanac.event.read.CalendarReader;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.paging.Page;
import org.almanac.time.Range;
import org.almanac.time.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates that are not stored are found all the same, and nothing changes when time has come to store them. */
@QuarkusTest
class HorizonTest {
    private static final Actor EDITOR = new Actor("test");

    @Inject
    Catalogue catalogue;

    @Inject
    Horizon horizon;

    @Inject
    CatalogueQueries queries;

    @Inject
    TestClock clock;

    private final String tag = "h" + UUID.randomUUID().toString().substring(0, 8);
    private final EventFilter filter = new EventFilter(Set.of(tag), null, null, null, null, null);
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void begin() {
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @AfterEach
    void goBack() {
        clock.reset();
        horizon.move();
    }

    @Test
    void whatRecursIsFoundBeyondWhatIsStoredAndItsRevisionStays() {
        Event event = weekly("Every week", today, "FREQ=WEEKLY");
        Instant later = clock.instant().plus(Duration.ofDays(2 * 365 + 200));
        Range month = new Range(later, later.plus(Duration.ofDays(28)));
        assertThat(titles(later, null)).containsExactly("Every week");
        assertThat(titles(month.from(), month.to())).containsExactly("Every week");
        List<Occurrence> before = calendar(month);
        assertThat(before).hasSize(4).isEqualTo(queries.occurrences(event, month));

        clock.advance(Duration.ofDays(300));
        horizon.move();

        assertThat(titles(later, null)).containsExactly("Every week");
        assertThat(calendar(month)).isEqualTo(before).isEqualTo(queries.stored(event, month));
        assertThat(queries.find(event.id().toString())).isEqualTo(event);
    }

    @Test
    void whatIsLateIsCaughtUpWith() {
        Event event = weekly("Every week", today, "FREQ=WEEKLY");
        int stored = stored(event).size();
        clock.advance(Duration.ofDays(2));
        horizon.catchUp();
        assertThat(stored(event)).hasSize(stored);
        clock.advance(Duration.ofDays(365));
        horizon.catchUp();
        assertThat(stored(event)).hasSizeGreaterThan(stored + 50);
    }

    @Test
    void aSeriesThatStartsYearsAheadIsUpcoming() {
        LocalDate first = today.plusYears(4);
        Event event = weekly("Far away", first, "FREQ=WEEKLY");
        assertThat(queries.upcoming(filter, clock.instant(), 5))
                .extracting(one -> one.occurrence().time().firstDay())
                .containsExactly(first, first.plusWeeks(1), first.plusWeeks(2), first.plusWeeks(3), first.plusWeeks(4));
        assertThat(queries.next(event, clock.instant(), 3)).hasSize(3);
        given().queryParam("tag", tag)
                .queryParam("limit", 7)
                .get("/calendar.json")
                .then()
                .body("items", hasSize(7))
                .body("items[0].start", is(first + "T09:00"))
                .body("more", is(true));
        given().queryParam("tags", tag)
                .queryParam("limit", 3)
                .get("/widget.html")
                .then()
                .statusCode(200)
                .body(containsString("Far away"));
    }

    @Test
    void aMonthYearsAheadShowsWhatRecurs() {
        weekly("Every week", today, "FREQ=WEEKLY");
        YearMonth month = YearMonth.from(today).plusYears(5);
        given().queryParam("tag", tag)
                .get("/month/" + month)
                .then()
                .statusCode(200)
                .body(containsString("Every week"))
                .body(not(containsString("There are no events")));
    }

    @Test
    void pagesSayThatThereIsMore() {
        LocalDate tomorrow = today.plusDays(1);
        Event event = weekly("Every week", tomorrow, "FREQ=WEEKLY");
        LocalDate next = tomorrow.plusWeeks(24);
        given().get("/events/" + event.slug())
                .then()
                .statusCode(200)
                .body(containsString("More dates follow"))
                .body(containsString("/month/" + YearMonth.from(next)));
        Event yearly = weekly("Every year", tomorrow, "FREQ=YEARLY;COUNT=5");
        given().get("/events/" + yearly.slug())
                .then()
                .body(containsString(String.valueOf(tomorrow.plusYears(4).getYear())))
                .body(not(containsString("More dates follow")));
        assertThat(lastPage()).contains("Recurring events go on after");
    }

    private String lastPage() {
        String address = "/?tag=" + tag;
        for (int i = 0; i < 10; i++) {
            String page = given().urlEncodingEnabled(false).get(address).asString();
            int link = page.indexOf("rel=\"next\"");
            if (link < 0) {
                return page;
            }
            int begin = page.lastIndexOf("href=\"", link) + 6;
            address = page.substring(begin, page.indexOf('"', begin)).replace("&amp;", "&");
        }
        throw new AssertionError("The list has no end.");
    }

    @Test
    void anAnswerIsWholeOrSaysWhereItEnds() {
        Event weekly = weekly("Every week", today, "FREQ=WEEKLY");
        String dates = "/api/v1/events/" + weekly.id() + "/occurrences";
        given().queryParam("from", today.plusYears(9).toString())
                .queryParam("to", today.plusYears(9).plusDays(364).toString())
                .get(dates)
                .then()
                .statusCode(200)
                .body("items", hasSize(52))
                .body("until", nullValue());
        given().get(dates).then().body("items.size()", greaterThan(100)).body("until", notNullValue());
        given().queryParam("tag", tag)
                .queryParam("from", today.plusYears(9).toString())
                .queryParam("to", today.plusYears(9).plusDays(364).toString())
                .queryParam("limit", 500)
                .get("/api/v1/occurrences")
                .then()
                .statusCode(200)
                .body("items", hasSize(52))
                .body("items.event.title", everyItem(is("Every week")))
                .body("until", nullValue());
        given().queryParam("tag", tag)
                .queryParam("from", today.toString())
                .queryParam("limit", 500)
                .get("/api/v1/occurrences")
                .then()
                .body("until", notNullValue());
        given().queryParam("tag", tag)
                .queryParam("from", today.plusYears(8).toString())
                .queryParam("to", today.plusYears(8).plusDays(7).toString())
                .get("/api/v1/events")
                .then()
                .body("items.title", is(List.of("Every week")));
    }

    @Test
    void whatCannotBeGivenWholeIsRefused() {
        Event daily = weekly("Every day", today, "FREQ=DAILY");
        given().queryParam("from", today.toString())
                .queryParam("to", today.plusYears(100).toString())
                .get("/api/v1/events/" + daily.id() + "/occurrences")
                .then()
                .statusCode(422)
                .body("errors[0].field", is("to"));
    }

    @Test
    void pagesOfAFlatListFollowOneAnotherBeyondWhatIsStored() {
        weekly("One", today, "FREQ=DAILY;INTERVAL=3");
        weekly("Other", today.plusYears(1), "FREQ=WEEKLY;COUNT=200");
        Range range = new Range(
                clock.instant().plus(Duration.ofDays(700)), clock.instant().plus(Duration.ofDays(900)));
        List<Occurrence> whole = calendar(range);
        assertThat(whole).hasSizeBetween(94, 97).isSortedAccordingTo(CalendarReader.BY_START);
        List<Occurrence> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<UpcomingOccurrence> page = queries.calendar(filter, range.from(), range.to(), cursor, 7)
                    .page();
            page.items().forEach(one -> paged.add(one.occurrence()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole);
    }

    private Event weekly(String title, LocalDate first, String rrule) {
        return catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .tags(List.of(tag))
                        .timeZone("UTC")
                        .start(first + "T09:00")
                        .end(first + "T10:00")
                        .rrule(rrule)
                        .build(),
                EDITOR);
    }

    private List<Occurrence> stored(Event event) {
        return queries.stored(event, new Range(EventDates.BEFORE_ALL, EventDates.FOR_EVER));
    }

    private List<Occurrence> calendar(Range range) {
        return queries.calendar(filter, range.from(), range.to(), null, 500).page().items().stream()
                .map(UpcomingOccurrence::occurrence)
                .toList();
    }

    private List<String> titles(Instant from, @Nullable Instant to) {
        return queries.page(new EventQuery(filter, from, to, true, null, 10, false)).items().stream()
                .map(found -> found.content().title())
                .toList();
    }
}
