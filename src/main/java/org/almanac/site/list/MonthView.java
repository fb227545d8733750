package org.almanac.site.list;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.almanac.event.read.CalendarDays;
import org.almanac.feed.SubscribeLinks;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Choice;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * A month as a calendar on the wall shows it.
 *
 * @param heading "June 2027"
 * @param action where a search goes
 * @param earlier the month before; null where nobody needs to go further, as is {@code later}
 * @param current this month; null when it is shown
 * @param list the same choice as a list
 * @param day address of one day's list, to which a date is added
 * @param tell where one asks to be told of something in this month
 * @param events how many take place in it, however many dates each of them has
 * @param indexed whether search engines should know the page
 */
record MonthView(
        String heading,
        String canonical,
        String action,
        @Nullable Step earlier,
        @Nullable Step later,
        @Nullable Step current,
        String list,
        String day,
        SubscribeLinks links,
        String subscribe,
        String tell,
        FilterView filters,
        List<List<MonthBars.Day>> weeks,
        int events,
        boolean indexed) {
    private static final int MONTHS_BACK = 12;
    private static final int MONTHS_AHEAD = 36;

    record Step(String name, String url) {}

    static MonthView of(
            YearMonth month,
            Choice choice,
            FilterView filters,
            int events,
            CalendarDays days,
            LocalDate today,
            SiteSettings site) {
        YearMonth now = YearMonth.from(today);
        boolean near = !month.isBefore(now.minusMonths(MONTHS_BACK)) && !month.isAfter(now.plusMonths(MONTHS_AHEAD));
        String address = choice.address();
        return new MonthView(
                name(month),
                address,
                choice.path(),
                month.isAfter(now.minusMonths(MONTHS_BACK)) ? step(choice, month.minusMonths(1)) : null,
                month.isBefore(now.plusMonths(MONTHS_AHEAD)) ? step(choice, month.plusMonths(1)) : null,
                month.equals(now) ? null : step(choice, now),
                choice.at(Choice.FRONT),
                address + (address.indexOf('?') < 0 ? "?day=" : "&day="),
                SubscribeLinks.of(site.siteName(), choice.filter(), site),
                choice.subscribe(),
                choice.subscribe(month.atDay(1), month.atEndOfMonth()),
                filters,
                MonthBars.weeks(month, today, days),
                events,
                near && events > 0 && choice.narrowness() == 0);
    }

    /** How many it shows, for those who do not see them. */
    public String count() {
        return heading + ": " + (events == 0 ? "no events" : events == 1 ? "1 event" : events + " events");
    }

    private static Step step(Choice choice, YearMonth month) {
        return new Step(name(month), choice.at("/month/" + month));
    }

    private static String name(YearMonth month) {
        return DateWords.month(month.atDay(1));
    }
}
