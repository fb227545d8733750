package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.event.write.Horizon;
import org.almanac.notification.rules.ReaderChoice;
import org.almanac.subscriber.TestReaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes once a day at an hour of the reader's clock; each of these was found by walking at random. */
@QuarkusTest
class DayNoticesTest {
    @Inject
    NoticeScene scene;

    @Inject
    TestReaders readers;

    @Inject
    Horizon horizon;

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aKeyDateOfWhatWasOverWhenItWasEnteredIsNotTold() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P1D");
        scene.pass(Duration.ofDays(8));
        List<Map<String, String>> call =
                List.of(Map.of("label", "Slides due", "at", scene.tokyoDay(3).toString()));
        scene.publish("Yesterday's round", scene.localIn(Duration.ofHours(-20)), Map.of("keyDates", call));
        scene.pass(Duration.ofHours(1));
        assertThat(scene.kinds(ada)).isEmpty();

        scene.publish("Today's round", scene.localIn(Duration.ofHours(-1)), Map.of("keyDates", call));
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.kinds(ada)).containsExactly("KEY_DATE");
    }

    /** A day in Tokyo has begun when it is still the day before on the clock that counts. */
    @Test
    void aKeyDateAnywhereOnEarthIsOfUseUntilItsHour() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P1D");
        scene.pass(Duration.ofDays(8));
        String today = scene.tokyoDay(0).toString();
        Map<String, String> closing = Map.of("label", "Slides due", "at", today);
        scene.publish("A day", scene.localIn(Duration.ofDays(9)), Map.of("keyDates", List.of(closing)));
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.kinds(ada)).isEmpty();
        Map<String, String> hour = Map.of("label", "Slides due", "at", today + "T23:59", "timeZone", "AoE");
        scene.publish("An hour", scene.localIn(Duration.ofDays(9)), Map.of("keyDates", List.of(hour)));
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.kinds(ada)).containsExactly("KEY_DATE");
    }

    @Test
    void aKeyDateOfASeriesWhoseOnlyDateWasMovedToThePastIsNotTold() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false, "nothingUpcoming", false), "P1D");
        scene.pass(Duration.ofDays(8));
        List<Map<String, String>> call =
                List.of(Map.of("label", "Slides due", "at", scene.tokyoDay(3).toString()));
        LocalDateTime first = scene.localIn(Duration.ofDays(10));
        Map<String, Object> once = Map.of(
                "rrule",
                "FREQ=WEEKLY;COUNT=1",
                "overrides",
                List.of(Map.of(
                        "at", first.toString(), "start", first.minusYears(2).toString())));
        scene.publish("Last year's round", first, Map.of("keyDates", call, "recurrence", once));
        scene.pass(Duration.ofHours(1));
        assertThat(scene.kinds(ada)).isEmpty();
    }

    @Test
    void whoChoosesALaterHourOnTheDayOfADigestGetsNoSecondOne() throws Exception {
        String ada = scene.subscribe(
                Map.of("digest", "WEEKLY", "digestDay", "MONDAY", "digestHour", 7, "nothingUpcoming", false));
        LocalDate monday = scene.tokyoDay(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        scene.moveTo(monday.minusDays(1).atTime(20, 0));
        scene.publish("Radio congress", scene.localIn(Duration.ofDays(2)));
        scene.beat();
        scene.moveTo(monday.atTime(7, 1));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST");

        readers.choose(ada, weekly(null), null);
        scene.moveTo(monday.atTime(9, 1));
        scene.beat();
        readers.choose(ada, weekly(18), null);
        scene.moveTo(monday.atTime(18, 1));
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST");

        LocalDateTime next = monday.plusDays(7).atTime(18, 1);
        scene.moveTo(next.minusDays(1));
        scene.publish("Another congress", scene.localIn(Duration.ofDays(2)));
        scene.moveTo(next);
        scene.beat();
        assertThat(scene.kinds(ada)).containsExactly("DIGEST", "DIGEST");
    }

    @Test
    void whatStartsYearsAheadIsUpcomingAndWhatBecomesOfItIsTold() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(1_500));
        String ada = scene.subscribe(Map.of("announcements", true, "changes", true, "nothingUpcoming", true), "P1D");
        String event = scene.publish("Every week", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY")));
        for (int day = 0; day < 4; day++) {
            scene.pass(Duration.ofHours(25));
            horizon.move();
        }
        assertThat(scene.kinds(ada)).containsExactly("ANNOUNCED");

        scene.patch(event, Map.of("title", "Every week at last"));
        scene.pass(Duration.ofMinutes(11));
        scene.patch(
                event,
                Map.of(
                        "recurrence",
                        Map.of(
                                "rrule",
                                "FREQ=WEEKLY",
                                "overrides",
                                List.of(Map.of(
                                        "at",
                                        start.plusWeeks(3).toString(),
                                        "start",
                                        start.plusWeeks(3).plusHours(1).toString())))));
        scene.pass(Duration.ofMinutes(11));
        scene.withdraw(event);
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("ANNOUNCED", "CHANGED", "CHANGED", "CANCELLED");

        scene.pass(Duration.ofHours(25));
        assertThat(scene.kinds(ada)).hasSize(5).endsWith("NOTHING_UPCOMING");
    }

    private ReaderChoice weekly(@Nullable Integer hour) {
        return new ReaderChoice(
                Set.of(scene.tag()),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                NoticeScene.TOKYO,
                "WEEKLY",
                null,
                hour,
                false,
                true,
                false,
                null,
                null);
    }
}
