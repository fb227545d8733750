package org.almanac.event.read;

import java.time.Instant;
import org.almanac.event.EventFilter;
import org.almanac.event.EventStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an editor looks for in the catalogue, drafts too; every part that is given must hold. Withdrawn events are never
 * among it.
 *
 * @param time which part of time
 * @param published null for both
 * @param status null for all
 * @param source the name of a source, empty for what was entered here, null for all
 * @param lack what events miss; null for all
 * @param order in which they are listed
 * @param from in an order by date the list begins with what starts then or later (latest first: earlier); null for its
 *     beginning. It leaves nothing out of the counts
 */
public record EventSearch(
        EventFilter filter,
        Time time,
        @Nullable Boolean published,
        @Nullable EventStatus status,
        @Nullable String source,
        @Nullable Lack lack,
        Order order,
        @Nullable Instant from) {

    /** Which part of time events lie in. */
    public enum Time {
        /** Not over. */
        UPCOMING,
        /** Over. */
        PAST,
        ALL,
        /** Taken out, and kept for as long as they can be restored; in none of the others. */
        WITHDRAWN
    }

    /** How a list is sorted; equals are by id. */
    public enum Order {
        /** By start. */
        DATE,
        /** By start, the latest first. */
        LATEST,
        /** By title, whatever its case and accents. */
        TITLE,
        /** What was changed last is first. */
        CHANGED
    }

    /** What an event that is ahead and takes place may lack. */
    public enum Lack {
        /** It says neither where it is held nor how to join. */
        PLACE,
        /** Its times are in no place's zone, so that they do not follow the place's clock. */
        ZONE,
        /** It has no link of its own. */
        LINK,
        /** One of the three above. */
        ANYTHING,
        /** There is another one called the same, within two months. */
        DOUBLE
    }

    /** The same part of the catalogue in another part of time. */
    public EventSearch in(Time other, @Nullable Boolean shown) {
        return new EventSearch(filter, other, shown, status, source, lack, order, null);
    }
}
