package org.almanac.site.list;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.WhenWords;
import org.almanac.event.read.CalendarDays;
import org.almanac.site.EntryView;
import org.almanac.time.MonthWeeks;
import org.jspecify.annotations.Nullable;

/**
 * A month in weeks from Monday to Sunday. What lasts several days is one bar from its first day in each week; bars keep
 * clear of each other by lanes. A day has few lanes: what finds none is only counted where days are small, and shown
 * where each has a line of its own.
 */
final class MonthBars {
    /** A style sheet that draws more must know them. */
    static final int LANES = 4;

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final YearMonth month;
    private final LocalDate today;
    private final CalendarDays days;
    private final Set<UUID> met = new HashSet<>();

    private MonthBars(YearMonth month, LocalDate today, CalendarDays days) {
        this.month = month;
        this.today = today;
        this.days = days;
    }

    /**
     * @param number of the month; 0 for a day of another month, which stays empty
     * @param more how many are not drawn where days are small
     * @param left how many are not among the bars at all
     */
    record Day(@Nullable LocalDate date, int number, String label, boolean today, List<Bar> bars, int more, int left) {}

    /**
     * @param lane from 1; 0 when there was none left
     * @param span in days of this week
     * @param again whether it has been met in this month before
     * @param begun whether it began before the day that it stands on
     * @param runsOn whether it goes on after this week
     */
    record Bar(EntryView entry, int lane, int span, boolean again, boolean begun, boolean runsOn) {}

    static List<List<Day>> weeks(YearMonth month, LocalDate today, CalendarDays days) {
        return new MonthBars(month, today, days).weeks();
    }

    private List<List<Day>> weeks() {
        return MonthWeeks.of(month, DayOfWeek.MONDAY).stream().map(this::week).toList();
    }

    private List<Day> week(List<LocalDate> dates) {
        LocalDate first = later(dates.get(0), month.atDay(1));
        LocalDate last = earlier(dates.get(dates.size() - 1), month.atEndOfMonth());
        List<UpcomingOccurrence> here = days.occurrences().stream()
                .filter(one -> !firstDay(one).isAfter(last) && !lastDay(one).isBefore(first))
                .sorted(Comparator.comparing((UpcomingOccurrence one) -> later(firstDay(one), first))
                        .thenComparing(one -> lastDay(one), Comparator.reverseOrder())
                        .thenComparing(one -> one.occurrence().startsAt()))
                .toList();
        LocalDate[] taken = new LocalDate[LANES];
        Map<LocalDate, List<Bar>> bars = new HashMap<>();
        for (UpcomingOccurrence one : here) {
            LocalDate from = later(firstDay(one), first);
            LocalDate to = earlier(lastDay(one), last);
            bars.computeIfAbsent(from, day -> new ArrayList<>()).add(bar(one, from, to, lane(taken, from, to)));
        }
        return dates.stream()
                .map(day -> YearMonth.from(day).equals(month)
                        ? day(day, bars.getOrDefault(day, List.of()))
                        : new Day(null, 0, "", false, List.of(), 0, 0))
                .toList();
    }

    private Bar bar(UpcomingOccurrence one, LocalDate from, LocalDate to, int lane) {
        return new Bar(
                EntryView.of(one),
                lane,
                (int) ChronoUnit.DAYS.between(from, to) + 1,
                !met.add(one.occurrence().id()),
                firstDay(one).isBefore(from),
                lastDay(one).isAfter(to));
    }

    /** The first that is free from that day on. */
    private static int lane(@Nullable LocalDate[] taken, LocalDate from, LocalDate to) {
        for (int lane = 0; lane < taken.length; lane++) {
            LocalDate until = taken[lane];
            if (until == null || until.isBefore(from)) {
                taken[lane] = to;
                return lane + 1;
            }
        }
        return 0;
    }

    private Day day(LocalDate day, List<Bar> bars) {
        int beginning = days.beginning().getOrDefault(day, 0);
        int known = (int) bars.stream().filter(bar -> !bar.again()).count();
        int left = Math.max(0, beginning - known);
        int undrawn = (int) bars.stream().filter(bar -> bar.lane() == 0).count();
        return new Day(day, day.getDayOfMonth(), LABEL.format(day), day.equals(today), bars, undrawn + left, left);
    }

    private static LocalDate firstDay(UpcomingOccurrence one) {
        return one.occurrence().time().firstDay();
    }

    private static LocalDate lastDay(UpcomingOccurrence one) {
        return WhenWords.lastDay(one.occurrence().time());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
