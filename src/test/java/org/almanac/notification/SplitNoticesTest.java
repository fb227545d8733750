package org.almanac.notification;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.notification.rules.ReaderChoice;
import org.almanac.subscriber.TestReaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers of a series are told when it is cut in two. */
@QuarkusTest
class SplitNoticesTest {
    @Inject
    NoticeScene scene;

    @Inject
    TestReaders readers;

    private LocalDateTime start = LocalDateTime.MIN;

    @BeforeEach
    void open() {
        scene.open();
        start = scene.localIn(Duration.ofDays(8));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aSeriesThatIsOnlyCutIsNoNewsAndGoesOnBeingRemindedOf() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", true), "P7D");
        String event = weekly();
        List<String> before = remindedOfTwo(ada);

        split(event, Map.of());
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).isEqualTo(before);
        scene.pass(Duration.ofDays(5));
        assertThat(scene.kinds(ada)).hasSize(before.size() + 1).endsWith("REMINDER");
    }

    @Test
    void whatTheCutChangesIsToldOnceAsAChangeOfTheSecondPart() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", true), "P7D");
        String event = weekly();
        List<String> before = remindedOfTwo(ada);

        split(event, Map.of("title", "Radio evening, new series"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).hasSize(before.size() + 1).endsWith("CHANGED");
        assertThat(scene.texts(ada).get(before.size()))
                .contains("Radio evening, new series")
                .contains("Before: Radio evening");
        scene.pass(Duration.ofDays(2));
        assertThat(scene.kinds(ada)).hasSize(before.size() + 1);
    }

    @Test
    void whoFollowsTheSeriesByItselfFollowsBothParts() throws Exception {
        String event = weekly();
        String ada = scene.subscribe(
                Map.of("announcements", false, "tags", List.of(), "events", List.of(NoticeScene.id(event))), "P1D");
        split(event, Map.of());
        scene.pass(Duration.ofHours(7 * 24 + 2));
        scene.pass(Duration.ofDays(7));

        assertThat(scene.kinds(ada)).containsExactly("REMINDER", "REMINDER");
    }

    @Test
    void aCutOnTheVeryDayRemindsNobodyWhoWasNotOwedThat() throws Exception {
        LocalDate day = scene.tokyoDay(3);
        Map<String, Object> quiet = Map.of("announcements", false, "nothingUpcoming", false, "tags", List.of("other"));
        String ada = scene.subscribe(quiet, "P1D");
        String event = scene.publish(
                "Fair",
                day.atStartOfDay(),
                Map.of(
                        "start", day.toString(),
                        "end", day.toString(),
                        "allDay", true,
                        "timeZone", "Asia/Tokyo",
                        "recurrence", Map.of("rrule", "FREQ=DAILY;COUNT=3")));
        scene.moveTo(day.atTime(12, 0));
        scene.beat();
        readers.choose(ada, reminders(), null);
        scene.beat();
        LocalDate second = day.plusDays(1);
        scene.moveTo(second.atTime(8, 0));
        scene.beat();

        split(event, second.toString(), Map.of());
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).isEmpty();
        scene.moveTo(second.atTime(9, 0));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("REMINDER");
    }

    private ReaderChoice reminders() {
        return new ReaderChoice(
                Set.of(scene.tag()),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of("P1D"),
                NoticeScene.TOKYO,
                "NONE",
                null,
                null,
                false,
                true,
                false,
                null,
                null);
    }

    private List<String> remindedOfTwo(String reader) throws Exception {
        scene.pass(Duration.ofHours(30));
        scene.pass(Duration.ofDays(7));
        List<String> kinds = scene.kinds(reader);
        assertThat(kinds).filteredOn(kind -> kind.contains("REMINDER")).hasSize(2);
        return kinds;
    }

    private String weekly() {
        return scene.publish("Radio evening", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=4")));
    }

    /** Before the second instance. */
    private void split(String event, Map<String, Object> edit) {
        split(event, start.plusWeeks(1).toString(), edit);
    }

    private static void split(String event, String at, Map<String, Object> edit) {
        Map<String, Object> body = new HashMap<>(edit);
        body.put("at", at);
        editor().contentType(ContentType.JSON)
                .body(body)
                .post(event + "/split")
                .then()
                .statusCode(201);
    }
}
