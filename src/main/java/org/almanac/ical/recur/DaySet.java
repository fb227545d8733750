package org.almanac.ical.recur;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import net.fortuna.ical4j.model.WeekDay;

/**
 * The days that a rule's BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY leave, with what they do not say taken from
 * the seed (RFC 5545 §3.3.10: "derived from the DTSTART property").
 */
final class DaySet {
    private final Set<Integer> months;
    private final SortedSet<Integer> weeks;
    private final SortedSet<Integer> yearDays;
    private final Set<Integer> monthDays;
    private final List<WeekDay> days;
    private final boolean ordinalsOfYear;
    private final WeekFields weekFields;

    DaySet(RecurrenceRule rule, LocalDateTime seed) {
        boolean noDay =
                rule.weeks.isEmpty() && rule.yearDays.isEmpty() && rule.monthDays.isEmpty() && rule.days.isEmpty();
        boolean yearly = rule.period == ChronoUnit.YEARS;
        boolean weekday = rule.period == ChronoUnit.WEEKS ? noDay : onlyWeeks(rule);
        weeks = rule.weeks;
        yearDays = rule.yearDays;
        months = yearly && noDay && rule.months.isEmpty() ? Set.of(seed.getMonthValue()) : rule.months;
        monthDays =
                noDay && (yearly || rule.period == ChronoUnit.MONTHS) ? Set.of(seed.getDayOfMonth()) : rule.monthDays;
        days = weekday ? List.of(WeekDay.getWeekDay(seed.getDayOfWeek())) : rule.days;
        ordinalsOfYear = yearly && rule.months.isEmpty();
        // A week belongs to the year that has at least four of its days.
        weekFields = WeekFields.of(rule.weekStart, 4);
    }

    private static boolean onlyWeeks(RecurrenceRule rule) {
        return !rule.weeks.isEmpty() && rule.yearDays.isEmpty() && rule.monthDays.isEmpty() && rule.days.isEmpty();
    }

    boolean contains(LocalDate date) {
        return (months.isEmpty() || months.contains(date.getMonthValue()))
                && (monthDays.isEmpty() || fromEitherEnd(monthDays, date.getDayOfMonth(), date.lengthOfMonth()))
                && (yearDays.isEmpty() || fromEitherEnd(yearDays, date.getDayOfYear(), date.lengthOfYear()))
                && (days.isEmpty() || onDay(date))
                && (weeks.isEmpty() || inWeek(date));
    }

    private static boolean fromEitherEnd(Set<Integer> wanted, int number, int length) {
        return wanted.contains(number) || wanted.contains(number - length - 1);
    }

    private boolean onDay(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        int index = (ordinalsOfYear ? date.getDayOfYear() : date.getDayOfMonth()) - 1;
        int length = ordinalsOfYear ? date.lengthOfYear() : date.lengthOfMonth();
        for (WeekDay day : days) {
            if (WeekDay.getDayOfWeek(day) == weekday && isAt(day.getOffset(), index, length)) {
                return true;
            }
        }
        return false;
    }

    /** @param index of a day in the month or year, from 0 */
    private static boolean isAt(int ordinal, int index, int length) {
        return ordinal == 0 || (ordinal > 0 ? index / 7 == ordinal - 1 : (length - 1 - index) / 7 == -ordinal - 1);
    }

    private boolean inWeek(LocalDate date) {
        int week = date.get(weekFields.weekOfWeekBasedYear());
        int weeksInYear = (int) date.range(weekFields.weekOfWeekBasedYear()).getMaximum();
        return fromEitherEnd(weeks, week, weeksInYear);
    }
}
