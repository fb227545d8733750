package org.almanac.ical.write;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event to be written.
 *
 * @param lastModified also its DTSTAMP: what is written depends on data alone
 * @param keyDates written only for those who ask for them
 */
public record ICalEvent(
        String uid,
        int sequence,
        Instant created,
        Instant lastModified,
        ICalTimes times,
        ICalDetails details,
        @Nullable ICalRecurrence recurrence,
        List<ICalKeyDate> keyDates) {

    public ICalEvent {
        keyDates = List.copyOf(keyDates);
    }
}
