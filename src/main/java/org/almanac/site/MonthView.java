package org.almanac.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.time.DateWords;

/**
 * What begins in one month, in order.
 *
 * @param heading "June 2027"; "On now" for what has begun
 */
record MonthView(String heading, List<EntryView> entries) {
    private static final String ON_NOW = "On now";

    /** @param upcoming in order of their start */
    static List<MonthView> group(List<UpcomingOccurrence> upcoming, Instant now) {
        List<MonthView> months = new ArrayList<>();
        for (UpcomingOccurrence one : upcoming) {
            String heading = heading(one, now);
            if (months.isEmpty() || !months.get(months.size() - 1).heading().equals(heading)) {
                months.add(new MonthView(heading, new ArrayList<>()));
            }
            months.get(months.size() - 1).entries().add(EntryView.of(one));
        }
        return months;
    }

    private static String heading(UpcomingOccurrence one, Instant now) {
        return one.occurrence().startsAt().isAfter(now)
                ? DateWords.month(one.occurrence().time().firstDay())
                : ON_NOW;
    }
}
