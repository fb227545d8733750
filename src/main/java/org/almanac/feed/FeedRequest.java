package org.almanac.feed;

import java.util.Set;
import org.almanac.event.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which feed, in canonical form: two requests are equal exactly when they ask for the same thing, however they were
 * spelled. What they get is then the same to the byte.
 *
 * @param event slug or id of the one event that the feed holds; {@code filter} is then {@link EventFilter#ALL}
 * @param past how far back; null for what is usual: the site's own, and nothing at all in json
 * @param extras only for ics
 * @param limit most items; only for json, else 0
 * @param match slugs of what a page is about, which comes first however far ahead it is; only for json
 * @param featuredFirst whether featured events come first, however far ahead they are; only for json
 * @param supplement what whoever asks wants in the same answer; only for json
 * @param mustExist whether a tag, series or organiser that nobody has heard of is a mistake instead of nothing
 */
public record FeedRequest(
        FeedFormat format,
        EventFilter filter,
        @Nullable String event,
        @Nullable Lookback past,
        CalendarExtras extras,
        int limit,
        Set<String> match,
        boolean featuredFirst,
        @Nullable Supplement supplement,
        boolean mustExist) {
    /** What json gives when nobody says how much. */
    public static final int DEFAULT_LIMIT = 50;

    /** What json gives at most. */
    public static final int MOST_LIMIT = 500;

    public FeedRequest {
        match = Set.copyOf(match);
    }

    /**
     * What is coming up, as json.
     *
     * @param match see {@link #match()}
     * @param limit 1 to {@link #MOST_LIMIT}
     * @param supplement see {@link #supplement()}
     */
    public static FeedRequest upcoming(
            EventFilter filter, Set<String> match, int limit, @Nullable Supplement supplement) {
        return new FeedRequest(
                FeedFormat.JSON, filter, null, null, CalendarExtras.NONE, limit, match, false, supplement, false);
    }

    /** The same with featured events first. */
    public FeedRequest withFeaturedFirst() {
        return new FeedRequest(format, filter, event, past, extras, limit, match, true, supplement, mustExist);
    }

    /** A calendar. */
    public static FeedRequest calendar(
            EventFilter filter, @Nullable Lookback past, CalendarExtras extras, boolean mustExist) {
        return new FeedRequest(FeedFormat.ICS, filter, null, past, extras, 0, Set.of(), false, null, mustExist);
    }

    /** One event. */
    public static FeedRequest event(FeedFormat format, String idOrSlug, CalendarExtras extras, int limit) {
        return new FeedRequest(format, EventFilter.ALL, idOrSlug, null, extras, limit, Set.of(), false, null, true);
    }

    /** Whether it may take long to render and much memory: all that matches, without a limit. */
    public boolean isHeavy() {
        return event == null && (format == FeedFormat.ICS || format == FeedFormat.JSCAL);
    }
}
