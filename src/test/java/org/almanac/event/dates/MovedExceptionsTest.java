package org.almanac.event.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly on Tuesdays at 10:00 from 5 January 2027: 19 January is left out, 26 January moved to the 27th. */
class MovedExceptionsTest {
    private static final EventContent STORED = series("2027-01-05T10:00", false, weekly("FREQ=WEEKLY"));

    @ParameterizedTest
    @CsvSource({
        // another hour, another day of the week, a week later, an earlier beginning, both
        "2027-01-05T11:00, 2027-01-19T11:00, 2027-01-26T11:00, 2027-01-27T11:00",
        "2027-01-06T10:00, 2027-01-20T10:00, 2027-01-27T10:00, 2027-01-28T10:00",
        "2027-01-12T10:00, 2027-01-19T10:00, 2027-01-26T10:00, 2027-01-27T10:00",
        "2026-12-29T10:00, 2027-01-19T10:00, 2027-01-26T10:00, 2027-01-27T10:00",
        "2027-01-12T11:30, 2027-01-19T11:30, 2027-01-26T11:30, 2027-01-27T11:30",
        "2027-01-07T09:00, 2027-01-21T09:00, 2027-01-28T09:00, 2027-01-29T09:00"
    })
    void exceptionsMoveWithTheSeries(String start, String leftOut, String at, String movedTo) {
        Recurrence moved = follow(STORED, series(start, false, weekly("FREQ=WEEKLY")));
        assertThat(moved.exdates()).containsExactly(time(leftOut));
        assertThat(moved.overrides()).containsExactly(override(at, movedTo));
    }

    @Test
    void aSeriesThatBeginsLaterHasNoExceptionsFromBefore() {
        Recurrence moved = follow(STORED, series("2027-01-26T11:00", false, weekly("FREQ=WEEKLY")));
        assertThat(moved.exdates()).isEmpty();
        assertThat(moved.overrides()).containsExactly(override("2027-01-26T11:00", "2027-01-27T11:00"));
    }

    @Test
    void aRuleThatEndsEarlierLosesTheExceptionsAfterIt() {
        String rule = "FREQ=WEEKLY;UNTIL=20270120T000000Z";
        Recurrence moved = follow(STORED, series("2027-01-05T10:00", false, weekly(rule)));
        assertThat(moved.exdates()).containsExactly(time("2027-01-19T10:00"));
        assertThat(moved.overrides()).isEmpty();
    }

    @Test
    void aDailySeriesThatBeginsADayLaterKeepsItsDays() {
        Recurrence gaps = new Recurrence(
                "FREQ=DAILY", List.of(time("2027-01-05T10:00"), time("2027-01-10T10:00")), List.of(), List.of());
        Recurrence moved = follow(series("2027-01-05T10:00", false, gaps), series("2027-01-06T12:00", false, gaps));
        assertThat(moved.exdates()).containsExactly(time("2027-01-10T12:00"));
    }

    @Test
    void fromHoursToWholeDaysAndBack() {
        Recurrence days = new Recurrence(
                "FREQ=WEEKLY",
                List.of(time("2027-01-19T00:00")),
                List.of(),
                List.of(override("2027-01-26T00:00", "2027-01-27T00:00")));
        EventContent allDay = series("2027-01-05T00:00", true, days);
        assertThat(follow(STORED, allDay)).isEqualTo(days);
        assertThat(follow(allDay, STORED)).isEqualTo(STORED.recurrence());
    }

    @Test
    void anHourOfItsOwnStays() {
        Recurrence own = new Recurrence(
                "FREQ=WEEKLY", List.of(), List.of(), List.of(override("2027-01-26T10:00", "2027-01-27T15:00")));
        Recurrence moved = follow(series("2027-01-05T10:00", false, own), series("2027-01-05T11:00", false, own));
        assertThat(moved.overrides()).containsExactly(override("2027-01-26T11:00", "2027-01-27T15:00"));
    }

    @Test
    void whatADateSaysOfItselfGoesAlong() {
        Recurrence own = new Recurrence("FREQ=WEEKLY", List.of(), List.of(), List.of(titled("2027-01-26T10:00")));
        Recurrence moved = follow(series("2027-01-05T10:00", false, own), series("2027-01-05T11:00", false, own));
        assertThat(moved.overrides()).containsExactly(titled("2027-01-26T11:00"));
    }

    @Test
    void whatADateSaysOfItselfOutlivesTheHoursOfTheSeries() {
        SaveEvent.OverrideInput own = new SaveEvent.OverrideInput(
                "2027-01-26T10:00", null, null, null, "Guest night", "A guest", null, null, "https://guest.example");
        SaveEvent input = SaveEvent.builder()
                .start("2027-01-05")
                .allDay(true)
                .recurrence(new SaveEvent.RecurrenceInput("FREQ=WEEKLY", null, null, List.of(own)))
                .build();
        SaveEvent.RecurrenceInput days = Objects.requireNonNull(
                ExceptionTexts.inKind(input, STORED.time()).recurrence());
        assertThat(days.overrides())
                .isEqualTo(List.of(new SaveEvent.OverrideInput(
                        "2027-01-26",
                        null,
                        null,
                        null,
                        "Guest night",
                        "A guest",
                        null,
                        null,
                        "https://guest.example")));
    }

    private static Recurrence.Override titled(String at) {
        return new Recurrence.Override(time(at), null, null, null, "Guest night", null, null, null, null);
    }

    @Test
    void datesThatComeOnTopKeepTheirDaysAndGoByTheClockOfTheSeries() {
        Recurrence listed = new Recurrence(
                null,
                List.of(),
                List.of(time("2027-01-09T10:00"), time("2027-01-16T18:00")),
                List.of(new Recurrence.Override(time("2027-01-09T10:00"), null, null, EventStatus.CANCELLED)));
        Recurrence moved = follow(series("2027-01-05T10:00", false, listed), series("2027-01-05T11:00", false, listed));
        assertThat(moved.rdates()).containsExactly(time("2027-01-09T11:00"), time("2027-01-16T18:00"));
        assertThat(moved.overrides())
                .containsExactly(new Recurrence.Override(time("2027-01-09T11:00"), null, null, EventStatus.CANCELLED));
    }

    @Test
    void whatWasSaidAnewStays() {
        Recurrence said = new Recurrence(
                "FREQ=WEEKLY", List.of(time("2027-02-02T11:00"), time("2027-02-03T11:00")), List.of(), List.of());
        assertThat(follow(STORED, series("2027-01-05T11:00", false, said))).isEqualTo(said);
    }

    @Test
    void whereNothingIsLeftOfADateSomebodyIsAsked() {
        String rule = "FREQ=MONTHLY;BYMONTHDAY=5";
        EventContent monthly = series("2027-01-05T10:00", false, weekly(rule));
        assertThatThrownBy(() -> follow(STORED, monthly)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            assertThat(problem.errors())
                    .extracting("field")
                    .containsExactly("recurrence.exdates", "recurrence.overrides.at");
            assertThat(problem.errors().get(0).message()).contains("2027-01-19T10:00");
        });
        EventContent without = MovedExceptions.follow(STORED, monthly, new EditOptions(false, true));
        assertThat(without.recurrence()).isEqualTo(new Recurrence(rule, List.of(), List.of(), List.of()));
    }

    @Test
    void exceptionsThatNeverWereAboutADateStayAsTheyCame() {
        Recurrence orphans = new Recurrence("FREQ=WEEKLY", List.of(time("2027-01-20T10:00")), List.of(), List.of());
        EventContent later = series("2027-01-05T11:00", false, orphans);
        assertThat(follow(series("2027-01-05T10:00", false, orphans), later)).isEqualTo(orphans);
    }

    private static Recurrence follow(EventContent stored, EventContent wanted) {
        return Objects.requireNonNull(
                MovedExceptions.follow(stored, wanted, EditOptions.USUAL).recurrence());
    }

    private static Recurrence weekly(String rule) {
        return new Recurrence(
                rule,
                List.of(time("2027-01-19T10:00")),
                List.of(),
                List.of(override("2027-01-26T10:00", "2027-01-27T10:00")));
    }

    private static Recurrence.Override override(String at, String start) {
        return new Recurrence.Override(time(at), time(start), null, null);
    }

    private static EventContent series(String start, boolean allDay, @Nullable Recurrence recurrence) {
        EventTime time = new EventTime(time(start), null, ZoneId.of("Europe/London"), allDay);
        return EventContent.builder("Title", time)
                .published(true)
                .status(EventStatus.CONFIRMED)
                .recurrence(recurrence)
                .build();
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
