package org.almanac.admin.series;

import java.util.stream.Stream;
import org.almanac.admin.FormErrors;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.dates.LocalTimes;

/**
 * All that the page of one date of a series shows.
 *
 * @param told who will get a mail of what is saved
 */
record SeriesDatePage(Event event, SeriesDates.Line date, EventForm form, FormErrors errors, String told) {

    /** With the first date, all later ones are the series itself. */
    public boolean first() {
        return date.at()
                .equals(LocalTimes.text(event.time().start(), event.time().allDay()));
    }

    public boolean later() {
        return form.value("scope").equals("later");
    }

    /** What the series has where the date says nothing of its own; a place is one thing, which is not put together. */
    public String usual(String key) {
        boolean ownPlace =
                Stream.of("name", "address", "city", "country").anyMatch(part -> form.given("venue." + part) != null);
        return key.startsWith("venue.") && ownPlace ? "" : EventForm.of(event).value(key);
    }

    public String action() {
        return SeriesDatesResource.path(event) + "/" + date.at();
    }

    public String list() {
        return SeriesDatesResource.path(event);
    }
}
