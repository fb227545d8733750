package org.almanac.event.dates;

import java.time.LocalDateTime;

/** Local times as the API writes them: {@code 2027-06-08T09:00}, or the day alone for all-day events. */
public final class LocalTimes {
    private LocalTimes() {}

    public static String text(LocalDateTime local, boolean allDay) {
        return allDay ? local.toLocalDate().toString() : local.toString();
    }
}
