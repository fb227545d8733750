package org.almanac.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A month as calendars on walls show it: whole weeks, which begin with days of the month before and end with days of the next. */
public final class MonthWeeks {
    private static final int DAYS = 7;

    private MonthWeeks() {}

    /** @param begins the day with which a week begins */
    public static List<List<LocalDate>> of(YearMonth month, DayOfWeek begins) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(begins));
        return Stream.iterate(first, day -> !day.isAfter(month.atEndOfMonth()), day -> day.plusDays(DAYS))
                .map(day -> IntStream.range(0, DAYS).mapToObj(day::plusDays).toList())
                .toList();
    }
}
