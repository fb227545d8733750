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
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesSplitTest {
    private static final LocalDateTime START = LocalDateTime.parse("2027-06-08T09:00");
    private static final LocalDateTime THIRD = LocalDateTime.parse("2027-06-22T09:00");

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;COUNT=5, FREQ=WEEKLY;UNTIL=20270622T075959Z, FREQ=WEEKLY;COUNT=3",
        "FREQ=WEEKLY, FREQ=WEEKLY;UNTIL=20270622T075959Z, FREQ=WEEKLY",
        "FREQ=WEEKLY;UNTIL=20271231T000000Z;BYDAY=TU, FREQ=WEEKLY;BYDAY=TU;UNTIL=20270622T075959Z,"
                + " FREQ=WEEKLY;UNTIL=20271231T000000Z;BYDAY=TU"
    })
    void theFirstEndsBeforeAndTheSecondHasTheRest(String rule, String earlier, String later) {
        SeriesSplit split = SeriesSplit.of(content(rule, List.of()), THIRD);
        assertThat(Objects.requireNonNull(split.earlier().recurrence()).rrule()).isEqualTo(earlier);
        assertThat(Objects.requireNonNull(split.later().recurrence()).rrule()).isEqualTo(later);
        assertThat(split.earlier().time().start()).isEqualTo(START);
        assertThat(split.later().time().start()).isEqualTo(THIRD);
        assertThat(split.later().time().end()).isEqualTo(THIRD.plusHours(2));
    }

    @Test
    void exceptionsStayWithTheirInstances() {
        LocalDateTime second = START.plusWeeks(1);
        LocalDateTime fourth = START.plusWeeks(3);
        Recurrence recurrence = new Recurrence(
                "FREQ=WEEKLY",
                List.of(second, fourth),
                List.of(START.plusDays(1), fourth.plusDays(1)),
                List.of(
                        new Recurrence.Override(START, null, null, EventStatus.CANCELLED),
                        new Recurrence.Override(THIRD, THIRD.plusHours(1), null, null)));
        SeriesSplit split = SeriesSplit.of(content(recurrence), THIRD);
        assertThat(split.earlier().recurrence())
                .isEqualTo(new Recurrence(
                        "FREQ=WEEKLY;UNTIL=20270622T075959Z",
                        List.of(second),
                        List.of(START.plusDays(1)),
                        List.of(new Recurrence.Override(START, null, null, EventStatus.CANCELLED))));
        assertThat(split.later().recurrence())
                .isEqualTo(new Recurrence(
                        "FREQ=WEEKLY",
                        List.of(fourth),
                        List.of(fourth.plusDays(1)),
                        List.of(new Recurrence.Override(THIRD, THIRD.plusHours(1), null, null))));
    }

    @Test
    void datesAloneAreDividedToo() {
        SeriesSplit split = SeriesSplit.of(content(null, List.of(THIRD, THIRD.plusDays(3))), THIRD);
        assertThat(split.earlier().recurrence()).isNull();
        assertThat(Objects.requireNonNull(split.later().recurrence()).rdates())
                .containsExactly(THIRD, THIRD.plusDays(3));
    }

    @Test
    void onlyAnInstanceAfterTheFirstDivides() {
        EventContent weekly = content("FREQ=WEEKLY;COUNT=3", List.of(START.plusDays(1)));
        for (LocalDateTime at :
                List.of(START, START.minusWeeks(1), START.plusDays(1), START.plusDays(2), START.plusWeeks(3))) {
            assertThatThrownBy(() -> SeriesSplit.of(weekly, at))
                    .as("%s", at)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.errors().get(0).field()).isEqualTo("at"));
        }
        assertThatThrownBy(() -> SeriesSplit.of(content(null), THIRD)).isInstanceOf(Problem.class);
    }

    private static EventContent content(@Nullable String rule, List<LocalDateTime> rdates) {
        return content(new Recurrence(rule, List.of(), rdates, List.of()));
    }

    private static EventContent content(@Nullable Recurrence recurrence) {
        EventTime time = new EventTime(START, START.plusHours(2), ZoneId.of("Europe/London"), false);
        return EventContent.builder("Title", time)
                .published(true)
                .status(EventStatus.CONFIRMED)
                .recurrence(recurrence)
                .build();
    }
}
