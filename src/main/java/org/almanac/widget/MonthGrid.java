package org.almanac.widget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.WhenWords;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * The days of one month by weeks, and what is ahead on each.
 *
 * @param name "June 2027"
 * @param url the page with the whole month
 */
record MonthGrid(String name, String url, List<Weekday> weekdays, List<List<Day>> weeks) {

    record Weekday(String letter, String name) {}

    /**
     * @param number null for what belongs to the month before or after
     * @param label "8 June: 5G World Summit"; null when nothing is on
     * @param url of the event, or of the month's page when there are several
     */
    record Day(
            @Nullable Integer number,
            boolean today,
            @Nullable String label,
            @Nullable String url) {
        static final Day OUTSIDE = new Day(null, false, null, null);
    }

    /** What ends before this day is not asked for; the days before it stay empty. */
    static MonthGrid of(
            YearMonth month, List<UpcomingOccurrence> upcoming, LocalDate today, WidgetDates dates, SiteSettings site) {
        DayOfWeek begins = dates.firstWeekday();
        String page = site.link("/month/" + month);
        int lead = Math.floorMod(month.atDay(1).getDayOfWeek().getValue() - begins.getValue(), 7);
        List<Day> days = Stream.concat(
                        Stream.generate(() -> Day.OUTSIDE).limit(lead),
                        IntStream.rangeClosed(1, month.lengthOfMonth())
                                .mapToObj(day -> day(month.atDay(day), upcoming, today, dates, site, page)))
                .collect(Collectors.toCollection(ArrayList::new));
        while (days.size() % 7 != 0) {
            days.add(Day.OUTSIDE);
        }
        List<List<Day>> weeks = IntStream.range(0, days.size() / 7)
                .mapToObj(week -> List.copyOf(days.subList(week * 7, week * 7 + 7)))
                .toList();
        List<Weekday> weekdays = IntStream.range(0, 7)
                .mapToObj(begins::plus)
                .map(day -> new Weekday(
                        dates.weekday(day, TextStyle.NARROW_STANDALONE), dates.weekday(day, TextStyle.FULL_STANDALONE)))
                .toList();
        return new MonthGrid(dates.month(month), page, weekdays, weeks);
    }

    private static Day day(
            LocalDate day,
            List<UpcomingOccurrence> upcoming,
            LocalDate today,
            WidgetDates dates,
            SiteSettings site,
            String page) {
        List<UpcomingOccurrence> on = day.isBefore(today)
                ? List.of()
                : upcoming.stream().filter(one -> isOn(one, day)).toList();
        if (on.isEmpty()) {
            return new Day(day.getDayOfMonth(), day.equals(today), null, null);
        }
        String titles = on.stream().map(one -> one.event().title()).collect(Collectors.joining(", "));
        String url =
                on.size() > 1 ? page : site.link("/events/" + on.get(0).event().slug());
        return new Day(day.getDayOfMonth(), day.equals(today), dates.day(day) + ": " + titles, url);
    }

    static boolean isIn(UpcomingOccurrence upcoming, YearMonth month) {
        EventTime time = upcoming.occurrence().time();
        return !time.firstDay().isAfter(month.atEndOfMonth())
                && !WhenWords.lastDay(time).isBefore(month.atDay(1));
    }

    private static boolean isOn(UpcomingOccurrence upcoming, LocalDate day) {
        EventTime time = upcoming.occurrence().time();
        return !time.firstDay().isAfter(day) && !WhenWords.lastDay(time).isBefore(day);
    }
}
