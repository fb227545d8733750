package org.almanac.ical.write;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.Month;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * A change of the clocks that comes back every year.
 *
 * @param first the last one that is not after the first date of interest, or the first by this rule
 * @param rule how it goes on
 */
record YearlyChange(ZoneOffsetTransition first, Recur<Temporal> rule) {
    // The calendar repeats its weekdays within 28 years, but for centuries that are not leap years.
    private static final int YEARS_SEEN = 40;

    /** @return empty when RFC 5545 has no short rule for it */
    static Optional<YearlyChange> of(ZoneOffsetTransitionRule rule, int firstYear, Instant from) {
        int year = Math.max(firstYear, from.atOffset(rule.getOffsetBefore()).getYear());
        if (year > firstYear && rule.createTransition(year).getInstant().isAfter(from)) {
            year--;
        }
        ZoneOffsetTransition first = rule.createTransition(year);
        List<ZoneOffsetTransition> seen = IntStream.range(year, year + YEARS_SEEN)
                .mapToObj(rule::createTransition)
                .toList();
        boolean sameTime = seen.stream()
                        .map(change -> change.getDateTimeBefore().toLocalTime())
                        .distinct()
                        .count()
                == 1;
        return sameTime
                ? days(seen.stream()
                                .map(change -> change.getDateTimeBefore().toLocalDate())
                                .toList())
                        .map(days -> new YearlyChange(first, days.build()))
                : Optional.empty();
    }

    private static Optional<Recur.Builder<Temporal>> days(List<LocalDate> dates) {
        LocalDate one = dates.get(0);
        if (dates.stream().anyMatch(date -> date.getMonth() != one.getMonth())) {
            return Optional.empty();
        }
        Recur.Builder<Temporal> rule = new Recur.Builder<Temporal>()
                .frequency(Frequency.YEARLY)
                .monthList(new Month(one.getMonthValue(), false));
        if (dates.stream().allMatch(date -> date.getDayOfMonth() == one.getDayOfMonth())) {
            return Optional.of(rule.monthDayList(one.getDayOfMonth()));
        }
        if (dates.stream().anyMatch(date -> date.getDayOfWeek() != one.getDayOfWeek())) {
            return Optional.empty();
        }
        return Optional.of(weekday(rule, dates, WeekDay.getWeekDay(one.getDayOfWeek())));
    }

    private static Recur.Builder<Temporal> weekday(Recur.Builder<Temporal> rule, List<LocalDate> dates, WeekDay day) {
        if (dates.stream().allMatch(date -> date.getDayOfMonth() + 7 > date.lengthOfMonth())) {
            return rule.dayList(new WeekDay(day, -1));
        }
        List<Integer> weeks = dates.stream()
                .map(date -> (date.getDayOfMonth() - 1) / 7 + 1)
                .distinct()
                .toList();
        if (weeks.size() == 1) {
            return rule.dayList(new WeekDay(day, weeks.get(0)));
        }
        List<Integer> monthDays =
                dates.stream().map(LocalDate::getDayOfMonth).distinct().sorted().toList();
        return rule.monthDayList(monthDays).dayList(day);
    }
}
