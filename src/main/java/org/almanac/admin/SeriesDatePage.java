package org.almanac.admin;

import org.almanac.event.Event;
import org.almanac.event.LocalTimes;

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

    public String action() {
        return SeriesDatesResource.path(event) + "/" + date.at();
    }

    public String list() {
        return SeriesDatesResource.path(event);
    }
}
