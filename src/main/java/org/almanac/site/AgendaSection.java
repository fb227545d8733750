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
record AgendaSection(String heading, List<EntryView> entries) {
    private static final String ON_NOW = "On now";

    /** @param upcoming in order of their start */
    static List<AgendaSection> group(List<UpcomingOccurrence> upcoming, Instant now) {
        List<AgendaSection> sections = new ArrayList<>();
        for (UpcomingOccurrence one : upcoming) {
            String heading = heading(one, now);
            if (sections.isEmpty()
                    || !sections.get(sections.size() - 1).heading().equals(heading)) {
                sections.add(new AgendaSection(heading, new ArrayList<>()));
            }
            sections.get(sections.size() - 1).entries().add(EntryView.of(one));
        }
        return sections;
    }

    private static String heading(UpcomingOccurrence one, Instant now) {
        return one.occurrence().startsAt().isAfter(now)
                ? DateWords.month(one.occurrence().time().firstDay())
                : ON_NOW;
    }
}
