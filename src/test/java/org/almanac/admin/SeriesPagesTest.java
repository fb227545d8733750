package org.almanac.admin;

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
import org.almanac.admin.event.NextEdition;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A weekly event at the desk: how it repeats, and its next edition. */
@QuarkusTest
class SeriesPagesTest {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final String title = "Evening " + UUID.randomUUID();

    private final Clock clock;

    /** A Tuesday. */
    private LocalDate first = LocalDate.EPOCH;

    private @Nullable DeskBrowser loggedIn;

    @Inject
    SeriesPagesTest(Catalogue catalogue, CatalogueQueries queries, Clock clock) {
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
    void aSeriesIsEnteredWithControlsAndCorrectedBesideThem() {
        Map<String, String> form = Forms.of(page("/admin/events/new"));
        form.putAll(Map.of(
                "title", title,
                "start.date", first.toString(),
                "start.time", "19:00",
                "timeZone", "Europe/Berlin",
                "recurrence.kind", "WEEKLY",
                "recurrence.ends", "UNTIL",
                "recurrence.until", first.minusDays(1).toString(),
                "act", "draft"));
        browser()
                .post("/admin/events/new", form)
                .statusCode(422)
                .body(containsString("id=\"recurrence.days-error\">Tick the days"))
                .body(containsString("id=\"recurrence.until-error\">That is before it starts."));

        form.put("recurrence.days.TU", "true");
        form.put("recurrence.until", first.plusWeeks(3).toString());
        String location = browser()
                .post("/admin/events/new", form)
                .statusCode(303)
                .extract()
                .header("Location");
        String id = location.replaceAll(".*/|\\?.*", "");
        assertThat(recurrence(id).rrule())
                .isEqualTo("FREQ=WEEKLY;UNTIL=" + first.plusWeeks(3).toString().replace("-", "") + ";BYDAY=TU");
        String page = page("/admin/events/" + id);
        assertThat(page).contains("Every week on Tuesday, until").contains("The next 4 dates:");

        form = Forms.of(page);
        form.put("recurrence.kind", "");
        form.put("act", "draft");
        browser().post("/admin/events/" + id, form).statusCode(303);
        assertThat(queries.find(id).content().recurrence()).isNull();
    }

    @Test
    void aRuleThatTheControlsCannotSayIsKeptAndShownInWords() {
        Event event = series("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=9", List.of());
        String page = page("/admin/events/" + event.id());
        assertThat(page)
                .contains("Every month on the first Tuesday and the third Tuesday, 9 times")
                .contains("value=\"FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=9\"");
        Map<String, String> form = Forms.of(page);
        form.put("summary", "Another line");
        browser().post("/admin/events/" + event.id(), form).statusCode(303);
        assertThat(recurrence(event).rrule()).isEqualTo("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=9");

        form = Forms.of(page("/admin/events/" + event.id()));
        form.put("recurrence.rule", "FREQ=OFTEN");
        browser()
                .post("/admin/events/" + event.id(), form)
                .statusCode(422)
                .body(containsString("id=\"recurrence.rule-error\">This is no rule that can be followed"));
    }

    @Test
    void whatReadersGetIsSaidInTheirOwnWords() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of());
        Map<String, String> form = Forms.of(page("/admin/events/" + event.id()));
        // Readers were told of it already: what comes next is a reminder.
        browser()
                .post("/admin/events/outlook?event=" + event.id(), form)
                .body(containsString("<bdi>" + title + ", "))
                .body(not(containsString("<bdi>New: ")));
        form.put("title", "Later " + title);
        browser()
                .post("/admin/events/outlook", form)
                .body(allOf(containsString("In the widget"), containsString("On its page"), containsString("In feeds")))
                .body(containsString("<bdi>New: Later " + title + ", "));
        assertThat(queries.find(event.id().toString()).title()).isEqualTo(title);
    }

    @Test
    void theNextDatesFollowWhatIsTyped() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of());
        Map<String, String> form = Forms.of(page("/admin/events/" + event.id()));
        form.put("recurrence.count", "3");
        browser()
                .post("/admin/events/outlook?event=" + event.id(), form)
                .statusCode(200)
                .body(containsString("data-part=\"dates\""))
                .body(containsString("Every week on Tuesday, 3 times."))
                .body(containsString("The next 3 dates:"));
    }

    @Test
    void theNextEditionIsFilledInAndStoredWhenItIsSaved() {
        Event event = series("FREQ=WEEKLY;COUNT=5", List.of());
        browser()
                .get("/admin/events?q=" + title.substring("Evening ".length()))
                .body(containsString("/admin/events/new?from=" + event.id()));
        String page = page("/admin/events/new?from=" + event.id());
        assertThat(page).contains("Filled in from <a").containsPattern("id=\"start.date\"[^>]* autofocus");
        assertThat(queries.findByUid(event.uid())).isPresent();

        Map<String, String> form = Forms.of(page);
        form.put("act", "draft");
        String location = browser()
                .post("/admin/events/new", form)
                .statusCode(303)
                .extract()
                .header("Location");
        Event edition = queries.find(location.replaceAll(".*/|\\?.*", ""));
        assertThat(edition.isPublic()).isFalse();
        assertThat(edition.uid()).isNotEqualTo(event.uid());
        assertThat(edition.slug()).isNotEqualTo(event.slug());
        assertThat(edition.time().firstDay()).isEqualTo(NextEdition.day(first));
        assertThat(edition.content().series()).isEqualTo(event.content().series());
        assertThat(edition.content().tags()).isEqualTo(event.content().tags());
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
