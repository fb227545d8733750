package org.almanac.event.read;

import java.time.Instant;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/** @param ends where the list itself ends, said on the last page */
public record OccurrencePage(Page<UpcomingOccurrence> page, Ends ends) {

    /**
     * Where a list that was asked for without an end is no longer complete: of recurring events there are more dates.
     *
     * @param since null when it is complete from the first date on
     * @param until null when it is complete to the last date
     */
    public record Ends(@Nullable Instant since, @Nullable Instant until) {
        public static final Ends NONE = new Ends(null, null);
    }
}
