package org.almanac.site.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.site.EntryView;
import org.almanac.time.DateWords;

/**
 * What begins in one month, in order.
 *
 * @param heading "June 2027"; "On now" for what has begun
 * @param whole whether all of it is here, and none on another page
 */
record AgendaSection(String heading, List<EntryView> entries, boolean whole) {
    private static final String ON_NOW = "On now";

    /**
     * @param upcoming in order of their start
     * @param continued whether others come before them, on another page
     * @param continues whether others follow
     */
    static List<AgendaSection> group(
            List<UpcomingOccurrence> upcoming, Instant now, boolean continued, boolean continues) {
        List<AgendaSection> sections = new ArrayList<>();
        for (UpcomingOccurrence one : upcoming) {
            String heading = heading(one, now);
            if (sections.isEmpty()
                    || !sections.get(sections.size() - 1).heading().equals(heading)) {
                sections.add(new AgendaSection(heading, new ArrayList<>(), !continued || !sections.isEmpty()));
            }
            sections.get(sections.size() - 1).entries().add(EntryView.of(one));
        }
        if (continues && !sections.isEmpty()) {
            AgendaSection last = sections.remove(sections.size() - 1);
            sections.add(new AgendaSection(last.heading(), last.entries(), false));
        }
        return sections;
    }

    private static String heading(UpcomingOccurrence one, Instant now) {
        return one.occurrence().startsAt().isAfter(now)
                ? DateWords.month(one.occurrence().time().firstDay())
                : ON_NOW;
    }
}
