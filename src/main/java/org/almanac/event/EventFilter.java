package org.almanac.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events; every part that is given must hold.
 *
 * @param tags slugs, any of; empty for all
 * @param series slug
 * @param organiser slug
 * @param country ISO 3166-1 alpha-2, upper case
 * @param online true: has an online address; false: has none
 * @param words full-text search in what an event says and what it names; all words must be found, the last one also as
 *     the beginning of a word
 * @param following what somebody follows
 */
public record EventFilter(
        Set<String> tags,
        @Nullable String series,
        @Nullable String organiser,
        @Nullable String country,
        @Nullable Boolean online,
        @Nullable String words,
        @Nullable Following following) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(Set.of(), null, null, null, null, null);

    public EventFilter {
        tags = Set.copyOf(tags);
    }

    /** A filter that everybody can ask for. */
    public EventFilter(
            Set<String> tags,
            @Nullable String series,
            @Nullable String organiser,
            @Nullable String country,
            @Nullable Boolean online,
            @Nullable String words) {
        this(tags, series, organiser, country, online, words, null);
    }

    /** What somebody follows. */
    public static EventFilter of(Following following) {
        return new EventFilter(Set.of(), null, null, null, null, null, following);
    }
}
