package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The time from one look at what has fallen due to the next.
 *
 * @param since exclusive
 * @param now inclusive
 */
record TimeRange(Instant since, Instant now) {
    static final LocalTime SEND_HOUR = LocalTime.of(9, 0);

    boolean holds(Instant due) {
        return due.isAfter(since) && !due.isAfter(now);
    }

    /** When it was this hour there, in the order of days. */
    List<Instant> hours(ZoneId zone, LocalTime time) {
        List<Instant> hours = new ArrayList<>();
        for (LocalDate day = since.atZone(zone).toLocalDate();
                !day.isAfter(now.atZone(zone).toLocalDate());
                day = day.plusDays(1)) {
            Instant hour = day.atTime(time).atZone(zone).toInstant();
            if (holds(hour)) {
                hours.add(hour);
            }
        }
        return hours;
    }
}
