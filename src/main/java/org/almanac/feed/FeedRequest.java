package org.almanac.feed;

import org.almanac.event.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which feed, in canonical form: two requests are equal exactly when they ask for the same thing, however they were
 * spelled. What they get is then the same to the byte.
 *
 * @param event slug or id of the one event that the calendar holds; {@code filter} is then {@link EventFilter#ALL}
 * @param past how far back; null for the site's own; only for ics
 * @param limit most items; only for json, else 0
 * @param mustExist whether a tag, series or organiser that nobody has heard of is a mistake instead of nothing
 */
public record FeedRequest(
        FeedFormat format,
        EventFilter filter,
        @Nullable String event,
        @Nullable Lookback past,
        int limit,
        boolean mustExist) {
    /** What json gives when nobody says how much. */
    public static final int DEFAULT_LIMIT = 50;

    /** What json gives at most. */
    public static final int MOST_LIMIT = 500;

    /**
     * What is coming up, as json.
     *
     * @param limit 1 to {@link #MOST_LIMIT}
     */
    public static FeedRequest upcoming(EventFilter filter, int limit) {
        return new FeedRequest(FeedFormat.JSON, filter, null, null, limit, false);
    }

    /** A calendar that looks back as far as the site's own. */
    public static FeedRequest calendar(EventFilter filter) {
        return new FeedRequest(FeedFormat.ICS, filter, null, null, 0, false);
    }

    /** The calendar of one event. */
    static FeedRequest event(String idOrSlug) {
        return new FeedRequest(FeedFormat.ICS, EventFilter.ALL, idOrSlug, null, 0, true);
    }
}
