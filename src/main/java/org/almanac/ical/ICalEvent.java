package org.almanac.ical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to be written.
 *
 * @param lastModified also its DTSTAMP: what is written depends on data alone
 */
public record ICalEvent(
        String uid,
        int sequence,
        Instant created,
        Instant lastModified,
        ICalTimes times,
        ICalDetails details,
        @Nullable ICalRecurrence recurrence) {}
