package org.almanac.notification;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.Tag;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.dates.EditOptions;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.EventRecovery;
import org.almanac.event.write.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers are told when events change, come and go. */
@QuarkusTest
class ChangeNoticesTest {
    @Inject
    NoticeScene scene;

    @Inject
    Catalogue catalogue;

    @Inject
    Withdrawals withdrawals;

    @Inject
    CatalogueQueries queries;

    @Inject
    BulkEdits edits;

    @Inject
    EventRecovery recovery;

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoWasRemindedIsToldOnceWhenTheEventMovesHoweverManyEditsItTakes() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P7D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event = scene.publish("Radio congress", start);
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");

        scene.move(event, start.plusDays(20));
        scene.pass(Duration.ofMinutes(5));
        scene.move(event, start.plusDays(30));
        scene.pass(Duration.ofMinutes(9));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");
        scene.pass(Duration.ofMinutes(2));

        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CHANGED");
        scene.pass(Duration.ofHours(2));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CHANGED");
    }

    @Test
    void anEditThatIsUndoneIsNoNews() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P7D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event = scene.publish("Radio congress", start);
        scene.pass(Duration.ofDays(2));
        scene.move(event, start.plusDays(20));
        scene.pass(Duration.ofMinutes(5));
        scene.move(event, start);
        scene.pass(Duration.ofMinutes(20));

        assertThat(scene.kinds(ada)).containsExactly("REMINDER");
    }

    @Test
    void whatIsSavedQuietlyIsNoNewsAndHidesNothingElse() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P7D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event = scene.publish("Radio congres", start);
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");
        retitle(event, "Radio congress");
        scene.pass(Duration.ofMinutes(20));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");

        scene.move(event, start.plusDays(20));
        scene.pass(Duration.ofMinutes(5));
        retitle(event, "The radio congress");
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CHANGED");
        assertThat(scene.texts(ada).get(1)).doesNotContain("Radio congress");
        scene.move(event, start.plusDays(22));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CHANGED", "CHANGED");
    }

    @Test
    void manyThatArePublishedOrCancelledWithoutTellingAreToldToNobody() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", true, "nothingUpcoming", false), "P7D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String draft = scene.publish("Draft", start.plusDays(30), Map.of("published", false));
        edit(BulkAction.PUBLISH, true, draft);
        scene.pass(Duration.ofDays(1));
        assertThat(scene.kinds(ada)).isEmpty();

        String reminded = scene.publish("Radio congress", start);
        scene.pass(Duration.ofDays(2));
        int before = scene.kinds(ada).size();
        edit(BulkAction.CANCEL, true, reminded, draft);
        scene.pass(Duration.ofHours(2));
        assertThat(scene.kinds(ada)).hasSize(before).isNotEmpty();

        String other = scene.publish("Other congress", start.plusDays(2));
        scene.pass(Duration.ofDays(2));
        edit(BulkAction.WITHDRAW, false, other);
        scene.pass(Duration.ofHours(2));
        assertThat(scene.kinds(ada)).last().isEqualTo("CANCELLED");
    }

    private void edit(BulkAction action, boolean quietly, String... events) {
        List<UUID> ids = Stream.of(events)
                .map(event -> UUID.fromString(NoticeScene.id(event)))
                .toList();
        UUID edit = edits.prepare(action, null, ids, new Actor("desk"));
        edits.start(edit, quietly);
        edits.goOn(edit, Duration.ofMinutes(1));
        assertThat(edits.counts(edit).done()).isEqualTo(events.length);
    }

    private void retitle(String event, String title) {
        Event stored = queries.find(NoticeScene.id(event));
        SaveEvent input = SaveEvent.builder()
                .title(title)
                .start(stored.time().start().toString())
                .timeZone(stored.time().zone().getId())
                .tags(stored.content().tags().stream()
                        .<@Nullable String>map(Tag::slug)
                        .toList())
                .build();
        catalogue.replace(NoticeScene.id(event), input, null, new EditOptions(true, false), new Actor("desk"));
    }

    @Test
    void aDoubleIsToldToNobodyAndWhoFollowedItFollowsTheOther() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(20));
        String event = scene.publish("Radio congress", start);
        String other = scene.publish("The radio congress", start);
        String ada = scene.subscribe(
                Map.of("announcements", false, "tags", List.of(), "events", List.of(NoticeScene.id(event))), "P1D");
        withdrawals.withdrawDouble(NoticeScene.id(event), NoticeScene.id(other), null, new Actor("desk"));
        scene.pass(Duration.ofMinutes(20));
        assertThat(scene.kinds(ada)).isEmpty();

        scene.patch(other, Map.of("status", "CANCELLED"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CANCELLED");
        String page = "/events/" + queries.find(NoticeScene.id(event)).slug();
        String stays = "/events/" + queries.find(NoticeScene.id(other)).slug();
        RestAssured.given()
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(301)
                .header("Location", endsWith(stays));
        String feed = RestAssured.get(page + ".ics").asString().replace("\r\n ", "");
        assertThat(feed).contains("STATUS:CANCELLED", stays).doesNotContain("SUMMARY:Cancelled");
    }

    @Test
    void whoWasToldOfAMistakeIsToldThatItWasOne() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(20));
        String event = scene.publish("Radio congress", start);
        String ada = scene.subscribe(
                Map.of("announcements", false, "tags", List.of(), "events", List.of(NoticeScene.id(event))), "P1D");
        withdrawals.withdrawMistake(NoticeScene.id(event), null, new Actor("desk"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CANCELLED");
        assertThat(scene.texts(ada).get(0)).contains("by mistake").doesNotContain("organisers");
    }

    @Test
    void whoWasToldNothingHearsOfNoChange() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P1D");
        LocalDateTime start = scene.localIn(Duration.ofDays(20));
        String event = scene.publish("Radio congress", start);
        scene.beat();
        scene.move(event, start.plusDays(1));
        scene.pass(Duration.ofMinutes(20));
        scene.withdraw(event);
        scene.pass(Duration.ofMinutes(20));

        assertThat(scene.kinds(ada)).isEmpty();
    }

    @Test
    void whoFollowsTheEventItselfHearsOfEveryChange() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(20));
        String event = scene.publish("Radio congress", start);
        String ada = scene.subscribe(
                Map.of("announcements", false, "tags", List.of(), "events", List.of(NoticeScene.id(event))), "P1D");
        scene.patch(event, Map.of("title", "Radio and television congress"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CHANGED");

        scene.patch(event, Map.of("status", "CANCELLED"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CHANGED", "CANCELLED");
        assertThat(scene.calendarParts(ada).get(1)).contains("METHOD:CANCEL");

        scene.patch(event, Map.of("status", "CONFIRMED"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CHANGED", "CANCELLED", "CHANGED");

        scene.patch(event, Map.of("status", "CANCELLED"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CHANGED", "CANCELLED", "CHANGED", "CANCELLED");
    }

    @Test
    void whoWantsNoChangesHearsOfNone() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "changes", false), "P7D");
        String event = scene.publish("Radio congress", scene.localIn(Duration.ofDays(8)));
        scene.pass(Duration.ofDays(2));
        scene.patch(event, Map.of("status", "CANCELLED"));
        scene.pass(Duration.ofMinutes(20));

        assertThat(scene.kinds(ada)).containsExactly("REMINDER");
    }

    @ParameterizedTest(name = "and written in another way: {0}")
    @ValueSource(booleans = {false, true})
    void oneDateOfASeriesThatIsCancelledIsToldAsThatDate(boolean anew) throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event =
                scene.publish("Weekly round", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=8")));
        String ada = scene.subscribe(Map.of("announcements", false), "P7D");
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");

        String until = start.plusWeeks(7).plusDays(1).format(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"));
        Map<String, String> off =
                Map.of("at", start.plusWeeks(2).toString(), "status", "CANCELLED", "note", "The speaker is ill.");
        String rule = "FREQ=WEEKLY;" + (anew ? "UNTIL=" + until : "COUNT=8");
        scene.patch(event, Map.of("recurrence", Map.of("rrule", rule, "overrides", List.of(off))));
        scene.pass(Duration.ofMinutes(11));

        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CANCELLED");
        assertThat(scene.texts(ada).get(1)).contains("The speaker is ill.");
    }

    @ParameterizedTest(name = "told: {0}")
    @ValueSource(booleans = {false, true})
    void whoWasToldOfAWithdrawalHearsOfItsEndIfAnEditorSaysSo(boolean tell) throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P7D");
        String event = scene.publish("Radio congress", scene.localIn(Duration.ofDays(8)));
        scene.pass(Duration.ofDays(2));
        scene.withdraw(event);
        scene.pass(Duration.ofMinutes(11));
        recovery.restore(NoticeScene.id(event), true, tell, null, new Actor("editor"));
        scene.pass(Duration.ofMinutes(20));
        assertThat(scene.kinds(ada))
                .startsWith("REMINDER", "CANCELLED")
                .filteredOn("CHANGED"::equals)
                .hasSize(tell ? 1 : 0);
    }

    @Test
    void whatReadersShouldKnowIsInTheMailsOfAChange() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P7D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event = scene.publish("Radio congress", start, Map.of("note", "In a larger hall"));
        scene.pass(Duration.ofDays(2));
        assertThat(scene.texts(ada).get(0)).doesNotContain("In a larger hall");
        scene.move(event, start.plusDays(20));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.texts(ada).get(1)).contains("In a larger hall");
        scene.patch(event, Map.of("status", "CANCELLED", "note", "Nobody <came>"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "CHANGED", "CANCELLED");
        assertThat(scene.texts(ada).get(2)).contains("Nobody <came>").doesNotContain("larger");
    }

    @Test
    void newEventsOfADayAreAnnouncedInOneMailAtTheSendHour() throws Exception {
        String ada = scene.subscribe(Map.of(), "P1D");
        scene.moveTo(scene.tokyoDay(1).atTime(12, 0));
        scene.publish("First", scene.localIn(Duration.ofDays(30)));
        scene.publish("Second", scene.localIn(Duration.ofDays(40)));
        scene.pass(Duration.ofHours(20));
        assertThat(scene.kinds(ada)).isEmpty();
        scene.moveTo(scene.tokyoDay(1).atTime(9, 0));
        scene.beat();

        assertThat(scene.kinds(ada)).containsExactly("ANNOUNCED");
        assertThat(scene.calendarParts(ada))
                .singleElement()
                .asString()
                .contains("METHOD:PUBLISH", "SUMMARY:First", "SUMMARY:Second");
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).hasSize(1);
    }

    @Test
    void whatEndsADrySpellIsAnnouncedEvenToThoseWhoWantNoAnnouncements() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P1D");
        scene.beat();
        scene.pass(Duration.ofHours(25));
        assertThat(scene.kinds(ada)).containsExactly("NOTHING_UPCOMING");
        scene.publish("At last", scene.localIn(Duration.ofDays(30)));
        scene.pass(Duration.ofHours(25));
        scene.pass(Duration.ofHours(1));

        assertThat(scene.kinds(ada)).containsExactly("NOTHING_UPCOMING", "ANNOUNCED");
        scene.publish("And another", scene.localIn(Duration.ofDays(31)));
        scene.pass(Duration.ofHours(25));
        assertThat(scene.kinds(ada)).hasSize(2);
    }

    @Test
    void aKeyDateIsToldAWeekBeforeAtTheSendHour() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P1D");
        LocalDate closes = scene.tokyoDay(20);
        scene.publish(
                "With a call",
                scene.localIn(Duration.ofDays(60)),
                Map.of("keyDates", List.of(Map.of("label", "Call for papers closes", "at", closes.toString()))));
        scene.moveTo(closes.minusDays(7).atTime(8, 59));
        scene.beat();
        assertThat(scene.kinds(ada)).isEmpty();
        scene.moveTo(closes.minusDays(7).atTime(9, 0));
        scene.beat();

        assertThat(scene.kinds(ada)).containsExactly("KEY_DATE");
        assertThat(scene.calendarParts(ada)).singleElement().asString().contains("SUMMARY:With a call");
        scene.pass(Duration.ofDays(3));
        assertThat(scene.kinds(ada)).hasSize(1);
    }

    @Test
    void aWeeklyDigestComesOnMondaysAndOnlyWithSomethingInIt() throws Exception {
        String ada = scene.subscribe(Map.of("digest", "WEEKLY"));
        LocalDate monday = scene.tokyoDay(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        scene.publish("In that week", monday.plusDays(2).atTime(10, 0));
        scene.moveTo(monday.atTime(8, 59));
        scene.beat();
        assertThat(scene.kinds(ada)).isEmpty();
        scene.moveTo(monday.atTime(9, 0));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST");
        scene.moveTo(monday.plusWeeks(1).atTime(9, 0));
        scene.beat();

        assertThat(scene.kinds(ada)).doesNotHaveDuplicates();
    }

    @Test
    void aDigestComesOnTheWeekdayAndHourThatAReaderChose() throws Exception {
        scene.moveTo(scene.tokyoDay(1)
                .with(TemporalAdjusters.next(DayOfWeek.THURSDAY))
                .atTime(12, 0));
        String ada = scene.subscribe(
                Map.of("digest", "WEEKLY", "digestDay", "WEDNESDAY", "digestHour", 7, "nothingUpcoming", false));
        LocalDate wednesday = scene.tokyoDay(1).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        scene.publish("In that week", wednesday.plusDays(3).atTime(10, 0));
        scene.publish("In the next", wednesday.plusDays(10).atTime(10, 0));
        for (LocalDate day = scene.tokyoDay(1); day.isBefore(wednesday); day = day.plusDays(1)) {
            scene.moveTo(day.atTime(12, 0));
            scene.beat();
        }
        scene.moveTo(wednesday.atTime(6, 59));
        scene.beat();
        assertThat(scene.kinds(ada)).isEmpty();

        scene.moveTo(wednesday.atTime(7, 0));
        scene.beat();
        scene.moveTo(wednesday.atTime(9, 0));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST");

        scene.moveTo(wednesday.plusWeeks(1).atTime(7, 0));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST", "DIGEST");
    }

    @Test
    void theLogSaysWhoWasToldWhatAndWhyNot() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P7D", "P1D");
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event = scene.publish("Radio congress", start);
        scene.pass(Duration.ofDays(2));
        scene.patch(event, Map.of("status", "CANCELLED"));
        scene.pass(Duration.ofHours(6));

        editor().queryParam("subscriber", ada)
                .get("/api/v1/messages")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CANCELLED", "REMINDER"))
                .body("items.state", contains("SENT", "SENT"))
                .body("items[1].lead", is("P7D"))
                .body("items[1].event", is("Radio congress"))
                .body("items[1].smtpReply", startsWith("250"));
        editor().queryParam("event", NoticeScene.id(event))
                .queryParam("kind", "reminder")
                .queryParam("limit", 1)
                .get("/api/v1/messages")
                .then()
                .statusCode(200)
                .body("items.recipient", contains(ada));
        editor().queryParam("state", "lost").get("/api/v1/messages").then().statusCode(400);
        editor().queryParam("cursor", "1.x.y").get("/api/v1/messages").then().statusCode(400);
        editor().queryParam("subscriber", "nobody")
                .get("/api/v1/messages")
                .then()
                .statusCode(404);
        anonymous().get("/api/v1/messages").then().statusCode(401);
    }
}
