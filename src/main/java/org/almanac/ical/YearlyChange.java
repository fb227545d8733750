package org.almanac.ical;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change of the clocks that comes back every year.
 *
 * @param first the last one that is not after the first date of interest, or the first by this rule
 * @param rrule how it goes on
 */
record YearlyChange(ZoneOffsetTransition first, String rrule) {
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
                        .map(days -> new YearlyChange(first, "FREQ=YEARLY;" + days))
                : Optional.empty();
    }

    private static Optional<String> days(List<LocalDate> dates) {
        LocalDate one = dates.get(0);
        if (dates.stream().anyMatch(date -> date.getMonth() != one.getMonth())) {
            return Optional.empty();
        }
        String month = "BYMONTH=" + one.getMonthValue() + ";";
        if (dates.stream().allMatch(date -> date.getDayOfMonth() == one.getDayOfMonth())) {
            return Optional.of(month + "BYMONTHDAY=" + one.getDayOfMonth());
        }
        if (dates.stream().anyMatch(date -> date.getDayOfWeek() != one.getDayOfWeek())) {
            return Optional.empty();
        }
        return Optional.of(month + weekday(dates, one.getDayOfWeek()));
    }

    private static String weekday(List<LocalDate> dates, DayOfWeek day) {
        if (dates.stream().allMatch(date -> date.getDayOfMonth() + 7 > date.lengthOfMonth())) {
            return "BYDAY=" + new OrdinalDay(-1, day);
        }
        List<Integer> weeks = dates.stream()
                .map(date -> (date.getDayOfMonth() - 1) / 7 + 1)
                .distinct()
                .toList();
        if (weeks.size() == 1) {
            return "BYDAY=" + new OrdinalDay(weeks.get(0), day);
        }
        String monthDays = dates.stream()
                .map(LocalDate::getDayOfMonth)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return "BYMONTHDAY=" + monthDays + ";BYDAY=" + OrdinalDay.every(day);
    }
}
