package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.notification.compose.SampleNotices;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.outbox.MessageKind;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails say, from an editor's change to the words that arrive. */
@QuarkusTest
class NoticeTextsTest {
    private static final DateTimeFormatter FULL_DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    @Inject
    NoticeScene scene;

    @Inject
    SampleNotices samples;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void dateOfASeriesThatMovesStandsInTheFirstLineAndTheOthersStand() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event =
                scene.publish("Weekly round", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=8")));
        String ada = following(event);
        LocalDateTime third = start.plusWeeks(2);
        LocalDateTime later = third.plusDays(2);
        scene.patch(
                event,
                Map.of(
                        "recurrence",
                        Map.of(
                                "rrule",
                                "FREQ=WEEKLY;COUNT=8",
                                "overrides",
                                List.of(Map.of("at", third.toString(), "start", later.toString())))));
        scene.pass(Duration.ofMinutes(11));

        assertThat(scene.kinds(ada)).containsExactly("CHANGED");
        assertThat(last(ada).getSubject())
                .startsWith("Moved from ")
                .contains(" to " + DAY.format(later) + ": Weekly round");
        assertThat(firstLine(ada)).startsWith("Moved from ").contains("Weekly round · " + FULL_DAY.format(later));
        assertThat(text(ada))
                .contains("\nThe other dates stand.\n")
                .contains("Before: " + FULL_DAY.format(third))
                .doesNotContain(FULL_DAY.format(start));
    }

    @Test
    void postponedEventGetsANewDateAndIsNotBackOn() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(20));
        String event = scene.publish("Radio congress", start);
        String ada = following(event);
        scene.patch(event, Map.of("status", "POSTPONED"));
        scene.pass(Duration.ofMinutes(11));
        LocalDateTime later = start.plusDays(30);
        scene.patch(
                event,
                Map.of("start", later.toString(), "end", later.plusHours(2).toString()));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).containsExactly("CANCELLED");
        scene.patch(event, Map.of("status", "CONFIRMED"));
        scene.pass(Duration.ofMinutes(11));

        assertThat(scene.kinds(ada)).containsExactly("CANCELLED", "CHANGED");
        assertThat(last(ada).getSubject()).isEqualTo("New date: Radio congress, " + DAY.format(later));
        assertThat(firstLine(ada)).startsWith("New date: Radio congress · " + FULL_DAY.format(later));
        assertThat(text(ada)).contains("Before: " + FULL_DAY.format(start)).doesNotContain("Back on", "after all");
    }

    @Test
    void postponedDateOfASeriesIsNotCalledCancelled() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event =
                scene.publish("Weekly round", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=8")));
        String ada = following(event);
        LocalDateTime third = start.plusWeeks(2);
        override(event, Map.of("at", third.toString(), "status", "POSTPONED"));
        assertThat(firstLine(ada)).startsWith("Postponed: Weekly round · " + FULL_DAY.format(third));
        assertThat(text(ada)).contains("the others stand.\nThe new date is to be announced.");

        LocalDateTime later = third.plusDays(3);
        override(event, Map.of("at", third.toString(), "start", later.toString()));
        assertThat(scene.kinds(ada)).containsExactly("CANCELLED", "CHANGED");
        assertThat(last(ada).getSubject()).isEqualTo("New date: Weekly round, " + DAY.format(later));
        assertThat(text(ada)).contains("\nThe other dates stand.\n");
    }

    @Test
    void dateOfASeriesThatIsSomewhereElseIsTold() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(8));
        String event =
                scene.publish("Weekly round", start, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=8")));
        String ada = following(event);
        LocalDateTime third = start.plusWeeks(2);
        override(
                event,
                Map.of(
                        "at",
                        third.toString(),
                        "title",
                        "Weekly round on tour",
                        "venue",
                        Map.of("city", "Osaka", "country", "JP")));

        assertThat(scene.kinds(ada)).containsExactly("CHANGED");
        assertThat(last(ada).getSubject()).isEqualTo("New place: Weekly round on tour, " + DAY.format(third));
        assertThat(firstLine(ada)).startsWith("New place: Weekly round on tour · " + FULL_DAY.format(third));
        assertThat(text(ada))
                .contains("Where, " + DAY.format(third), "Now: Osaka, Japan", "Title, " + DAY.format(third))
                .contains("Before: Weekly round\n");
        scene.pass(Duration.ofDays(1));
        assertThat(scene.kinds(ada)).containsExactly("CHANGED");
    }

    @Test
    void titleOfOneDateIsNotTakenForTheSeriesAfterItsReminder() throws Exception {
        LocalDateTime start = scene.localIn(Duration.ofDays(2));
        String event = scene.publish(
                "Weekly round",
                start,
                Map.of(
                        "recurrence",
                        Map.of(
                                "rrule",
                                "FREQ=DAILY;COUNT=4",
                                "overrides",
                                List.of(Map.of("at", start.toString(), "title", "Opening night")))));
        String ada = following(event);
        scene.pass(Duration.ofDays(1).plusMinutes(1));
        scene.pass(Duration.ofDays(1));
        assertThat(scene.kinds(ada)).contains("REMINDER");
        assertThat(String.join("\n", scene.texts(ada))).contains("Opening night", "Weekly round");

        scene.patch(event, Map.of("onlineUrl", "https://example.org/join"));
        scene.pass(Duration.ofMinutes(11));
        assertThat(scene.kinds(ada)).last().isEqualTo("CHANGED");
        assertThat(last(ada).getSubject()).isEqualTo("Now online: Weekly round");
        assertThat(text(ada)).contains("Now: https://example.org/join").doesNotContain("Opening night", "Title");
    }

    @Test
    void whatIsRemindedOfAndAnnouncedStandsInAMailOnce() throws Exception {
        String ada = scene.subscribe(Map.of(), "P7D");
        scene.moveTo(scene.tokyoDay(1).atTime(12, 0));
        LocalDate today = scene.tokyoDay(0);
        scene.publish("Spring fair", today.plusDays(8).atStartOfDay(), days(today.plusDays(8)));
        scene.publish("Autumn fair", today.plusDays(90).atStartOfDay(), days(today.plusDays(90)));
        scene.moveTo(today.plusDays(1).atTime(9, 0));
        scene.beat();

        assertThat(scene.kinds(ada)).hasSize(1);
        assertThat(text(ada)).containsOnlyOnce("Spring fair").containsOnlyOnce("New: Autumn fair");
        assertThat(firstLine(ada)).startsWith("Spring fair · ");
        assertThat(last(ada).getSubject()).startsWith("Spring fair, ").endsWith(", and 1 more");
        assertThat(fileNames(last(ada)))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("(spring|autumn)-fair[a-z0-9-]*\\.ics"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 14, 15, 40})
    void samplesTellOfNoDayThatIsOver(int days) {
        LocalDateTime start = scene.localIn(Duration.ofDays(days).plusHours(1));
        LocalDate today = start.toLocalDate().minusDays(days);
        scene.publish(
                "Sample fair",
                start,
                Map.of(
                        "keyDates",
                        List.of(
                                Map.of(
                                        "label",
                                        "Early-bird prices end",
                                        "at",
                                        today.minusDays(3).toString()),
                                Map.of(
                                        "label",
                                        "Registration closes",
                                        "at",
                                        start.toLocalDate().toString()))));

        NoticeMail keyDate = samples.of(
                MessageKind.KEY_DATE, Locale.ENGLISH, null, samples.about(null, clock.instant()), clock.instant());
        NoticeMail changed = samples.of(
                MessageKind.CHANGED, Locale.ENGLISH, null, samples.about(null, clock.instant()), clock.instant());

        assertThat(keyDate.keyDates())
                .singleElement()
                .satisfies(note -> assertThat(note.date().at())
                        .isAfterOrEqualTo(LocalDate.ofInstant(
                                clock.instant(), note.event().time().zone())));
        assertThat(changed.changed())
                .singleElement()
                .satisfies(one -> assertThat(one.differences())
                        .singleElement()
                        .satisfies(moved -> assertThat(
                                        ((EventDifference.When) moved).before().startsAt())
                                .isAfter(clock.instant())));
        assertThat(samples.brought(MessageKind.KEY_DATE, samples.about(null, clock.instant()), clock.instant()))
                .singleElement()
                .satisfies(event -> assertThat(event.title())
                        .isEqualTo(keyDate.keyDates().get(0).event().title()));
    }

    /** @return the address of a reader who chose the event itself */
    private String following(String event) {
        return scene.subscribe(
                Map.of("announcements", false, "tags", List.of(), "events", List.of(NoticeScene.id(event))), "P1D");
    }

    private void override(String event, Map<String, ?> one) {
        scene.patch(event, Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=8", "overrides", List.of(one))));
        scene.pass(Duration.ofMinutes(11));
    }

    private static Map<String, Object> days(LocalDate day) {
        return Map.of(
                "allDay", true, "start", day.toString(), "end", day.plusDays(1).toString());
    }

    private MimeMessage last(String email) {
        List<MimeMessage> mails = scene.mails(email);
        return mails.get(mails.size() - 1);
    }

    private String text(String email) throws Exception {
        List<String> texts = scene.texts(email);
        return texts.get(texts.size() - 1).replace("\r\n", "\n");
    }

    private String firstLine(String email) throws Exception {
        return text(email).lines().findFirst().orElseThrow();
    }

    private static List<String> fileNames(MimeMessage mail) throws Exception {
        List<String> names = new ArrayList<>();
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getFileName() != null) {
                names.add(part.getFileName());
            }
        }
        return names;
    }
}
