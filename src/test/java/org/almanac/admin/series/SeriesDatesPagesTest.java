package org.almanac.admin.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.almanac.admin.DeskBrowser;
import org.almanac.admin.Forms;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The single dates of a weekly event at the desk. */
@QuarkusTest
class SeriesDatesPagesTest {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final String title = "Evening " + UUID.randomUUID();

    private final Clock clock;

    /** A Tuesday. */
    private LocalDate first = LocalDate.EPOCH;

    private @Nullable DeskBrowser loggedIn;

    @Inject
    SeriesDatesPagesTest(Catalogue catalogue, CatalogueQueries queries, Clock clock) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.clock = clock;
    }

    @BeforeEach
    void logIn() {
        loggedIn = DeskBrowser.loggedIn();
        first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(30)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    @Test
    void oneDateIsMovedRetitledCancelledAndGivenBack() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of(first.plusWeeks(3) + "T19:00"));
        String at = first.plusWeeks(1) + "T19:00";
        String path = "/admin/events/" + event.id() + "/dates/" + at;
        browser()
                .get("/admin/events/" + event.id() + "/dates")
                .body(allOf(containsString(path), containsString("Left out")));

        Map<String, String> form = Forms.of(page(path));
        form.put("start.date", first.plusWeeks(1).plusDays(1).toString());
        form.put("end.date", first.plusWeeks(1).plusDays(1).toString());
        form.put("title", "On Wednesday " + title);
        form.put("venue.city", "Hamburg");
        form.put("venue.country", "Germany");
        form.put("act", "save");
        browser().post(path, form).statusCode(303);
        assertThat(recurrence(event).overrides()).singleElement().satisfies(one -> {
            assertThat(one.at()).isEqualTo(first.plusWeeks(1).atTime(19, 0));
            assertThat(one.start()).isEqualTo(first.plusWeeks(1).plusDays(1).atTime(19, 0));
            // It lasts as long as the others.
            assertThat(one.end()).isNull();
            assertThat(one.title()).isEqualTo("On Wednesday " + title);
            assertThat(Objects.requireNonNull(one.venue()).country()).isEqualTo("DE");
        });

        form = Forms.of(page(path));
        form.put("act", "cancel");
        browser().post(path, form).statusCode(303);
        assertThat(recurrence(event).overrides()).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(EventStatus.CANCELLED);
            assertThat(one.title()).isEqualTo("On Wednesday " + title);
            assertThat(one.start()).isEqualTo(first.plusWeeks(1).plusDays(1).atTime(19, 0));
        });
        browser()
                .get("/admin/events/" + event.id() + "/dates")
                .body(allOf(containsString("class=\"struck\""), containsString("Moved from")));

        form = Forms.of(page(path));
        form.put("act", "back");
        browser().post(path, form).statusCode(303);
        form = Forms.of(page(path));
        form.putAll(Map.of(
                "start.date", first.plusWeeks(1).toString(),
                "end.date", first.plusWeeks(1).toString(),
                "title", "",
                "venue.city", "",
                "venue.country", "",
                "act", "save"));
        browser().post(path, form).statusCode(303);
        assertThat(recurrence(event).overrides()).isEmpty();

        String leftOut = "/admin/events/" + event.id() + "/dates/" + first.plusWeeks(3) + "T19:00";
        int revision = queries.find(event.id().toString()).revision();
        browser()
                .post(leftOut, Map.of("revision", String.valueOf(revision), "act", "back"))
                .statusCode(303);
        assertThat(recurrence(event).exdates()).isEmpty();
        assertThat(recurrence(event).rrule()).isEqualTo("FREQ=WEEKLY;COUNT=5");
    }

    @Test
    void aDateIsAddedOnce() {
        Event event = series("FREQ=WEEKLY;COUNT=2", List.of());
        String path = "/admin/events/" + event.id() + "/dates";
        Map<String, String> form = Forms.of(page(path));
        browser().post(path, form).statusCode(422).body(containsString("id=\"start-error\">Say when it is."));
        form.put("start.date", first.plusDays(2).toString());
        browser().post(path, form).statusCode(422).body(containsString("id=\"start-error\">Give the time too"));
        form.put("start.time", "18:00");
        browser().post(path, form).statusCode(303);
        assertThat(recurrence(event).rdates()).containsExactly(first.plusDays(2).atTime(18, 0));
        browser().post(path, form).statusCode(422).body(containsString("The series has that date already."));
        form.put("start.time", "20:00");
        browser().post(path, form).statusCode(409).body(containsString("Somebody else saved"));
    }

    @Test
    void whatIsWrongWithADateStandsBesideItsField() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of());
        String path = "/admin/events/" + event.id() + "/dates/" + first.plusWeeks(1) + "T19:00";
        Map<String, String> form = Forms.of(page(path));
        form.put("end.time", "18:00");
        form.put("onlineUrl", "nowhere");
        form.put("act", "save");
        browser()
                .post(path, form)
                .statusCode(422)
                .body(containsString("id=\"end-error\">The end is before the start."))
                .body(containsString("id=\"onlineUrl-error\""))
                .body(containsString("value=\"nowhere\""));
        form.put("venue.country", "Utopia");
        browser().post(path, form).statusCode(422).body(containsString("id=\"venue.country-error\""));
        form.put("revision", "77");
        form.put("venue.country", "");
        form.put("end.time", "21:00");
        form.put("onlineUrl", "");
        browser().post(path, form).statusCode(409).body(containsString("Somebody else saved"));
        for (String none :
                List.of(first.plusDays(1) + "T19:00", first.toString(), "yesterday", "%00", "+999999999-12-31T19:00")) {
            browser().get("/admin/events/" + event.id() + "/dates/" + none).statusCode(404);
        }
        for (String from : List.of("%2B999999999-12-31", "-999999999-01-01", "soon", "2150-01-01")) {
            browser().get("/admin/events/" + event.id() + "/dates?from=" + from).statusCode(200);
        }
        assertThat(recurrence(event).overrides()).isEmpty();
    }

    @Test
    void thisDateAndAllLaterOnesBecomeAnEventOfTheirOwnOnAnotherDay() {
        Event event = series("FREQ=WEEKLY;COUNT=5;BYDAY=TU", List.of());
        String path = "/admin/events/" + event.id() + "/dates/" + first.plusWeeks(2) + "T19:00";
        Map<String, String> form = Forms.of(page(path));
        form.put("start.date", first.plusWeeks(2).plusDays(2).toString());
        form.put("end.date", first.plusWeeks(2).plusDays(2).toString());
        form.put("title", "Thursdays " + title);
        form.put("scope", "later");
        form.put("act", "save");
        String location = browser().post(path, form).statusCode(303).extract().header("Location");
        assertThat(location).endsWith("?saved=continued");
        Event later = queries.find(location.replaceAll(".*/|\\?.*", ""));
        assertThat(later.title()).isEqualTo("Thursdays " + title);
        assertThat(later.time().start())
                .isEqualTo(first.plusWeeks(2).plusDays(2).atTime(19, 0));
        assertThat(later.time().end()).isEqualTo(first.plusWeeks(2).plusDays(2).atTime(21, 0));
        assertThat(recurrence(later).rrule()).isEqualTo("FREQ=WEEKLY;COUNT=3;BYDAY=TH");
        assertThat(queries.find(event.id().toString()).title()).isEqualTo(title);
        assertThat(recurrence(event).rrule()).contains("UNTIL=");
    }

    @Test
    void theFirstDateIsTheSeriesItself() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of());
        browser()
                .get("/admin/events/" + event.id() + "/dates/" + first + "T19:00")
                .body(allOf(containsString("This is the first date."), not(containsString("name=\"scope\""))));
    }

    private Event series(String rrule, List<@Nullable String> exdates) {
        return catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .start(first + "T19:00")
                        .end(first + "T21:00")
                        .timeZone("Europe/Berlin")
                        .allDay(false)
                        .published(true)
                        .tags(List.of("Evenings"))
                        .series("Evenings")
                        .recurrence(new SaveEvent.RecurrenceInput(rrule, exdates, null, null))
                        .build(),
                new Actor("test"));
    }

    private Recurrence recurrence(Event event) {
        return recurrence(event.id().toString());
    }

    private Recurrence recurrence(String id) {
        return Objects.requireNonNull(queries.find(id).content().recurrence());
    }

    private String page(String path) {
        return browser().get(path).statusCode(200).extract().asString();
    }

    private DeskBrowser browser() {
        return Objects.requireNonNull(loggedIn);
    }
}
