package org.almanac.ical.read;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Zones of the tz database that keep one offset all year. */
final class FixedZones {
    private static final int HOUR = 3_600;
    private static final int MOST_WEST = -12;
    private static final int MOST_EAST = 14;

    private FixedZones() {}

    /** Etc/GMT-9 is nine hours east; where it has no such zone, UTC. */
    static ZoneId of(ZoneOffset offset) {
        int hours = offset.getTotalSeconds() / HOUR;
        boolean whole = offset.getTotalSeconds() % HOUR == 0 && hours >= MOST_WEST && hours <= MOST_EAST;
        return hours == 0 || !whole
                ? ZoneId.of("UTC")
                : ZoneId.of("Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours));
    }
}
