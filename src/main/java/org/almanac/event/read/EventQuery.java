package org.almanac.event.read;

import java.time.Instant;
import org.almanac.event.EventFilter;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue.
 *
 * @param from events that have an instance which is not over at this instant
 * @param to events that have an instance which starts before this instant
 * @param published null for both
 * @param cursor where the page before ended, as {@link Page#nextCursor()} gave it
 * @param limit 1 to 500
 * @param latestFirst newest start first instead of oldest
 */
public record EventQuery(
        EventFilter filter,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean published,
        @Nullable String cursor,
        int limit,
        boolean latestFirst) {

    /** The first page of what readers see. */
    public static EventQuery published(EventFilter filter, int limit) {
        return new EventQuery(filter, null, null, true, null, limit, false);
    }
}
