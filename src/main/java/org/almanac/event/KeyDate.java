package org.almanac.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A day or an instant that matters before an event, such as the end of a call for papers.
 *
 * @param at a day: in the event's zone, or in {@code timeZone} when there is an hour
 * @param time on the clock of {@code timeZone}; null for a whole day
 * @param timeZone IANA name; null exactly when {@code time} is
 */
public record KeyDate(
        String label,
        LocalDate at,
        @Nullable LocalTime time,
        @Nullable String timeZone) {
    /** Where a day ends last: a deadline there has passed everywhere. */
    public static final ZoneId ANYWHERE_ON_EARTH = ZoneId.of("Etc/GMT+12");

    /** A whole day. */
    public KeyDate(String label, LocalDate at) {
        this(label, at, null, null);
    }

    /** The hour as that of something without an end; null for a whole day. */
    public @Nullable EventTime moment() {
        return time == null || timeZone == null
                ? null
                : new EventTime(LocalDateTime.of(at, time), null, ZoneId.of(timeZone), false);
    }

    /** @param eventZone in which a whole day begins */
    public Instant startsAt(ZoneId eventZone) {
        EventTime moment = moment();
        return moment == null ? WallTime.startOfDay(at, eventZone) : moment.startsAt();
    }

    /** Whether its hour is the last at which a day ends on Earth. */
    public boolean anywhereOnEarth() {
        return ANYWHERE_ON_EARTH.getId().equals(timeZone);
    }

    /** {@code 2027-02-01}, or {@code 2027-02-01T23:59} on its own clock. */
    public String localText() {
        return time == null ? at.toString() : at + "T" + time;
    }
}
