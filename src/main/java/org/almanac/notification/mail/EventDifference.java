package org.almanac.notification.mail;

import java.util.List;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/** In what an event differs from what a reader was told: the old and the new, side by side. */
public sealed interface EventDifference {

    record Title(String before, String after) implements EventDifference {}

    /** Start, end or zone. */
    record When(EventTime before, EventTime after) implements EventDifference {}

    /**
     * One date of a series.
     *
     * @param before as the reader was told; null when it was off
     */
    record OneDate(
            NoticeMail.ChangeType changeType, @Nullable EventTime before, EventTime after) implements EventDifference {}

    /**
     * What one date of a series is called, or where it is, when that is its own.
     *
     * @param date as it takes place
     * @param what a {@link Title}, {@link Place} or {@link Online}
     */
    record OfOneDate(EventTime date, EventDifference what) implements EventDifference {}

    /** So many more dates of a series differ likewise and are not named. */
    record FurtherDates(int count) implements EventDifference {}

    /** Null: not known. Countries are ISO 3166-1 alpha-2. */
    record Place(
            @Nullable String before,
            @Nullable String countryBefore,
            @Nullable String after,
            @Nullable String countryAfter)
            implements EventDifference {}

    /** Null on either side: not online. */
    record Online(@Nullable String before, @Nullable String after) implements EventDifference {}

    /** Never to or from CANCELLED or POSTPONED: that is {@link NoticeMail.Changed#changeType} or {@link NoticeMail.Cancelled}. */
    record Status(EventStatus before, EventStatus after) implements EventDifference {}

    /**
     * The dates of an event that recurs follow another rule.
     *
     * @param before the next few, as the reader was told
     * @param after the next few, as it stands
     */
    record Dates(List<EventTime> before, List<EventTime> after) implements EventDifference {}
}
