package org.almanac.admin.event;

import java.util.List;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What saving an event's form would do, for whoever fills it in.
 *
 * @param preview the event as it would be; null while something is wrong with it
 * @param places what readers would get of the preview; empty without one
 * @param dates the next ones of an event that repeats; empty when it does not
 * @param like events that it may be a double of
 * @param times when it begins, by the clocks of the place and of the site; null while that is not known
 * @param zone what is to be said of the time zone; null for nothing
 * @param fresh what it names that nothing has named before: {@code new tag “automation”}
 */
record EventOutlook(
        @Nullable Event preview,
        List<DraftPreviews.Shown> places,
        List<SeriesDates.Line> dates,
        List<Event> like,
        @Nullable String times,
        @Nullable String zone,
        List<String> fresh) {

    /** Whether nobody should go there. */
    public boolean off() {
        return preview != null && !preview.status().takesPlace();
    }

    public boolean repeats() {
        return preview != null && preview.content().recurrence() != null;
    }

    public boolean hasLike() {
        return !like.isEmpty();
    }
}
