package org.almanac.site.list;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.almanac.event.read.CalendarDays;
import org.almanac.site.Choice;
import org.almanac.site.EntryView;

/**
 * What takes place on one day of a month that is too full to show it.
 *
 * @param heading "Tuesday 8 June 2027"
 * @param month the month around it, in the same choice
 * @param left how many do not fit the page
 */
record DayView(String heading, String month, String monthName, List<EntryView> entries, int left) {
    private static final DateTimeFormatter HEADING = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static DayView of(LocalDate day, Choice choice, CalendarDays days) {
        int all = days.beginning().getOrDefault(day, 0);
        return new DayView(
                HEADING.format(day),
                choice.at("/month/" + YearMonth.from(day)),
                MONTH.format(day),
                days.occurrences().stream().map(EntryView::of).toList(),
                Math.max(0, all - days.occurrences().size()));
    }
}
