package org.almanac.site.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CalendarDays;
import org.almanac.site.Examples;
import org.almanac.site.list.MonthBars.Bar;
import org.almanac.site.list.MonthBars.Day;
import org.junit.jupiter.api.Test;

class MonthBarsTest {
    private static final YearMonth JUNE = YearMonth.of(2027, 6);
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 9);

    private final List<UpcomingOccurrence> shown = new ArrayList<>();
    private final Map<LocalDate, Integer> beginning = new HashMap<>();

    @Test
    void aMonthIsWholeWeeksFromMondayAndDaysOfOthersStayEmpty() {
        List<List<Day>> weeks = weeks();

        assertThat(weeks).hasSize(5).allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(weeks.get(0).get(0).number()).isZero();
        assertThat(weeks.get(0).get(1).label()).isEqualTo("Tuesday 1 June");
        assertThat(weeks.get(4).get(2).number()).isEqualTo(30);
        assertThat(weeks.get(4).get(3).number()).isZero();
        assertThat(day(9).today()).isTrue();
        assertThat(weeks.stream().flatMap(List::stream).filter(Day::today)).hasSize(1);
    }

    @Test
    void whatLastsDaysIsOneBarInEachWeekAndSaysWhereItGoesOn() {
        add("Long", 11, 15);

        Bar first = day(11).bars().get(0);
        Bar second = day(14).bars().get(0);
        assertThat(first.span()).isEqualTo(3);
        assertThat(first.runsOn()).isTrue();
        assertThat(first.again()).isFalse();
        assertThat(second.span()).isEqualTo(2);
        assertThat(second.begun()).isTrue();
        assertThat(second.again()).isTrue();
        assertThat(day(12).bars()).isEmpty();
    }

    @Test
    void whatCameOverFromTheMonthBeforeStandsOnTheFirst() {
        addFrom(LocalDate.of(2027, 5, 30), LocalDate.of(2027, 6, 2));

        Bar bar = day(1).bars().get(0);
        assertThat(bar.begun()).isTrue();
        assertThat(bar.again()).isFalse();
        assertThat(bar.span()).isEqualTo(2);
    }

    @Test
    void whatEndsAtMidnightDoesNotTakeTheNextDay() {
        shown.add(Examples.occurrence(
                "Night",
                new EventTime(
                        LocalDateTime.of(2027, 6, 8, 20, 0),
                        LocalDateTime.of(2027, 6, 9, 0, 0),
                        ZoneId.of("Europe/London"),
                        false)));

        assertThat(day(8).bars().get(0).span()).isEqualTo(1);
    }

    @Test
    void barsThatMeetTakeLanesOfTheirOwnAndWhatFindsNoneIsCounted() {
        for (int n = 1; n <= 6; n++) {
            add("Event " + n, 8, 9);
        }
        beginning.put(LocalDate.of(2027, 6, 8), 20);

        Day eighth = day(8);
        assertThat(eighth.bars().stream().map(Bar::lane)).containsExactly(1, 2, 3, 4, 0, 0);
        assertThat(eighth.more()).isEqualTo(16);
        assertThat(eighth.left()).isEqualTo(14);
    }

    @Test
    void aLaneIsUsedAgainOnceItIsFree() {
        add("Monday to Tuesday", 7, 8);
        add("Wednesday", 9, 9);

        assertThat(day(9).bars().get(0).lane()).isEqualTo(1);
    }

    private Day day(int number) {
        return weeks().stream()
                .flatMap(List::stream)
                .filter(day -> day.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private List<List<Day>> weeks() {
        return MonthBars.weeks(JUNE, TODAY, new CalendarDays(shown, beginning));
    }

    private void add(String title, int first, int last) {
        shown.add(Examples.occurrence(title, Examples.days(JUNE.atDay(first), JUNE.atDay(last))));
    }

    private void addFrom(LocalDate first, LocalDate last) {
        shown.add(Examples.occurrence("Carried", Examples.days(first, last)));
    }
}
