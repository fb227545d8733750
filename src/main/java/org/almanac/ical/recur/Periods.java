package org.almanac.ical.recur;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The periods of a rule, numbered from the one that holds the seed, and the candidates in each: RFC 5545 §3.3.10's
 * table of what expands and what limits, read as "test every day, then every time of day". Periods do not overlap, so
 * any of them can be looked at without its predecessors.
 */
final class Periods {
    private final RecurrenceRule rule;
    private final DaySet days;
    private final LocalDateTime origin;
    private final SortedSet<Integer> hours;
    private final SortedSet<Integer> minutes;
    private final SortedSet<Integer> seconds;

    Periods(RecurrenceRule rule, LocalDateTime seed) {
        this.rule = rule;
        days = new DaySet(rule, seed);
        origin = origin(rule, seed);
        hours = orElse(rule.hours, seed.getHour());
        minutes = orElse(rule.minutes, seed.getMinute());
        seconds = orElse(rule.seconds, seed.getSecond());
    }

    private static LocalDateTime origin(RecurrenceRule rule, LocalDateTime seed) {
        LocalDate day = seed.toLocalDate();
        return switch (rule.period) {
            case YEARS -> day.withDayOfYear(1).atStartOfDay();
            case MONTHS -> day.withDayOfMonth(1).atStartOfDay();
            case WEEKS ->
                day.with(TemporalAdjusters.previousOrSame(rule.weekStart)).atStartOfDay();
            default -> seed.truncatedTo(rule.period);
        };
    }

    private static SortedSet<Integer> orElse(SortedSet<Integer> given, int value) {
        return given.isEmpty() ? new TreeSet<>(Set.of(value)) : given;
    }

    LocalDateTime start(long number) {
        return origin.plus(Math.multiplyExact(number, (long) rule.interval), rule.period);
    }

    /** The last period that does not start after a time, or the first. */
    long holding(LocalDateTime time) {
        long units = rule.period.between(origin, time);
        return Math.max(0, Math.floorDiv(units, rule.interval));
    }

    private long firstFrom(LocalDateTime time) {
        long number = holding(time);
        return start(number).isBefore(time) ? number + 1 : number;
    }

    /** The next period that may hold a candidate: past what is left of a day, hour or minute that is ruled out. */
    long after(long number) {
        if (!rule.withinDay()) {
            return number + 1;
        }
        LocalDateTime start = start(number);
        LocalDateTime next = start;
        if (!days.contains(start.toLocalDate())) {
            next = start.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        } else if (rule.period.compareTo(ChronoUnit.HOURS) < 0 && excluded(rule.hours, start.getHour())) {
            next = start.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        } else if (rule.period.compareTo(ChronoUnit.MINUTES) < 0 && excluded(rule.minutes, start.getMinute())) {
            next = start.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        }
        return next.equals(start) ? number + 1 : Math.max(number + 1, firstFrom(next));
    }

    /** The candidates of a period in order, BYSETPOS applied. */
    List<LocalDateTime> candidates(long number) {
        LocalDateTime start = start(number);
        List<LocalDateTime> all = rule.withinDay() ? withinDay(start) : overDays(start);
        return rule.positions.isEmpty() ? all : chosen(all);
    }

    private List<LocalDateTime> overDays(LocalDateTime start) {
        LocalDate end = start.toLocalDate().plus(1, rule.period);
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDate day = start.toLocalDate(); day.isBefore(end); day = day.plusDays(1)) {
            if (days.contains(day)) {
                for (int hour : hours) {
                    addTimes(all, day, hour, minutes, seconds);
                }
            }
        }
        return all;
    }

    private List<LocalDateTime> withinDay(LocalDateTime start) {
        if (!days.contains(start.toLocalDate()) || excluded(rule.hours, start.getHour())) {
            return List.of();
        }
        if (rule.period == ChronoUnit.HOURS) {
            return times(start, minutes, seconds);
        }
        if (excluded(rule.minutes, start.getMinute())) {
            return List.of();
        }
        if (rule.period == ChronoUnit.MINUTES) {
            return times(start, List.of(start.getMinute()), seconds);
        }
        return excluded(rule.seconds, start.getSecond()) ? List.of() : List.of(start);
    }

    private static List<LocalDateTime> times(
            LocalDateTime start, Collection<Integer> minutes, Collection<Integer> seconds) {
        List<LocalDateTime> all = new ArrayList<>();
        addTimes(all, start.toLocalDate(), start.getHour(), minutes, seconds);
        return all;
    }

    private static void addTimes(
            List<LocalDateTime> all,
            LocalDate day,
            int hour,
            Collection<Integer> minutes,
            Collection<Integer> seconds) {
        for (int minute : minutes) {
            for (int second : seconds) {
                all.add(day.atTime(LocalTime.of(hour, minute, second)));
            }
        }
    }

    private static boolean excluded(SortedSet<Integer> wanted, int value) {
        return !wanted.isEmpty() && !wanted.contains(value);
    }

    private List<LocalDateTime> chosen(List<LocalDateTime> all) {
        SortedSet<Integer> indexes = new TreeSet<>();
        for (int position : rule.positions) {
            int index = position > 0 ? position - 1 : all.size() + position;
            if (index >= 0 && index < all.size()) {
                indexes.add(index);
            }
        }
        return indexes.stream().map(all::get).toList();
    }
}
