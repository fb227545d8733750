package org.almanac.widget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.WhenWords;
import org.almanac.settings.SiteSettings;
import org.almanac.time.MonthWeeks;
import org.jspecify.annotations.Nullable;

/**
 * The days of one month by weeks, and what is ahead on each.
 *
 * @param name "June 2027"
 * @param url the page with the whole month
 */
record SmallMonth(String name, String url, List<Weekday> weekdays, List<List<Day>> weeks) {

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
    static SmallMonth of(
            YearMonth month, List<UpcomingOccurrence> upcoming, LocalDate today, WidgetDates dates, SiteSettings site) {
        DayOfWeek begins = dates.firstWeekday();
        String page = site.link("/month/" + month);
        List<List<Day>> weeks = MonthWeeks.of(month, begins).stream()
                .map(week -> week.stream()
                        .map(day -> YearMonth.from(day).equals(month)
                                ? day(day, upcoming, today, dates, site, page)
                                : Day.OUTSIDE)
                        .toList())
                .toList();
        List<Weekday> weekdays = IntStream.range(0, 7)
                .mapToObj(begins::plus)
                .map(day -> new Weekday(
                        dates.weekday(day, TextStyle.NARROW_STANDALONE), dates.weekday(day, TextStyle.FULL_STANDALONE)))
                .toList();
        return new SmallMonth(dates.month(month), page, weekdays, weeks);
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
