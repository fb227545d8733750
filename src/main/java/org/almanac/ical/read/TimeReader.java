package org.almanac.ical.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Map;
import org.almanac.ical.ICalTime;
import org.almanac.ical.zone.ZoneNames;
import org.jspecify.annotations.Nullable;

/** Reads the dates and times of properties (RFC 5545 §3.3.4, §3.3.5) with the zones that the file itself names. */
final class TimeReader {
    private final Map<String, ZoneId> zonesOfFile;
    private final ZoneId floatingZone;

    /** What cannot be read, said for people. */
    static final class UnreadableTimeException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableTimeException(String message) {
            super(message);
        }
    }

    /**
     * @param zonesOfFile zones that the file defines under names of its own
     * @param floatingZone of times that name no zone
     */
    TimeReader(Map<String, ZoneId> zonesOfFile, ZoneId floatingZone) {
        this.zonesOfFile = zonesOfFile;
        this.floatingZone = floatingZone;
    }

    /** Of the calendar: that of days, and of times that name none. */
    ZoneId floatingZone() {
        return floatingZone;
    }

    Moment read(ContentLine line) throws UnreadableTimeException {
        return read(line, line.value());
    }

    /** @param value one of those in the line */
    Moment read(ContentLine line, String value) throws UnreadableTimeException {
        try {
            Temporal read = ICalTime.parse(value.strip().toUpperCase(Locale.ROOT));
            if (read instanceof LocalDate day) {
                return new Moment(day.atStartOfDay(), null);
            }
            if (read instanceof Instant instant) {
                return new Moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
            }
            return new Moment((LocalDateTime) read, zone(line.parameter("TZID")));
        } catch (DateTimeException e) {
            throw new UnreadableTimeException(line.name() + " is no date or time: " + shown(value));
        }
    }

    private ZoneId zone(@Nullable String tzid) throws UnreadableTimeException {
        if (tzid == null || tzid.isBlank()) {
            return floatingZone;
        }
        ZoneId own = zonesOfFile.get(tzid);
        if (own != null) {
            return own;
        }
        return ZoneNames.alike(tzid.strip())
                .map(zone -> zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone)
                .or(() -> ZoneNames.offset(tzid.strip()))
                .orElseThrow(() -> new UnreadableTimeException("the time zone " + shown(tzid) + " is not known"));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
