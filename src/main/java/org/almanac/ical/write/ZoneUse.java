package org.almanac.ical.write;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Which stretch of a zone's rules some events need.
 *
 * @param to {@link #ENDLESS} when they go on
 */
record ZoneUse(ZoneId zone, Instant from, Instant to) {
    static final Instant ENDLESS = Instant.MAX;

    ZoneUse and(ZoneUse other) {
        return new ZoneUse(zone, from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
