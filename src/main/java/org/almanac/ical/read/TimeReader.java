package org.almanac.ical.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.ical.ICalTime;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.problem.Quoted;
import org.jspecify.annotations.Nullable;

/** Reads the dates and times of properties (RFC 5545 §3.3.4, §3.3.5) with the zones that the file itself names. */
final class TimeReader {
    /** ISO 8601, as some programs write it: with marks, without seconds, with parts of seconds, at an offset. */
    private static final Pattern ISO = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})"
            + "(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?(?:([+-]\\d{2}:?\\d{2})|(Z))?)?");

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

    /** The same where times that name no zone are told in that of the event that they are part of. */
    TimeReader beside(ZoneId zone) {
        return new TimeReader(zonesOfFile, zone);
    }

    Moment read(ContentLine line) throws UnreadableTimeException {
        return read(line, line.value());
    }

    /** @param value one of those in the line */
    Moment read(ContentLine line, String value) throws UnreadableTimeException {
        Matcher written = ISO.matcher(value.strip().toUpperCase(Locale.ROOT));
        try {
            Temporal read = ICalTime.parse(written.matches() ? basic(written) : value);
            if (written.matches() && written.group(7) != null) {
                return new Moment((LocalDateTime) read, ZoneOffset.of(written.group(7)));
            }
            boolean isDay = "DATE".equalsIgnoreCase(line.parameter("VALUE"));
            if (isDay
                    && read instanceof LocalDateTime time
                    && time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                return new Moment(time, null);
            }
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

    /** As RFC 5545 writes it, without an offset. */
    private static String basic(Matcher written) {
        String day = written.group(1) + written.group(2) + written.group(3);
        if (written.group(4) == null) {
            return day;
        }
        String second = written.group(6) == null ? "00" : written.group(6);
        return day + "T" + written.group(4) + written.group(5) + second + (written.group(8) == null ? "" : "Z");
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
        return Quoted.shortened(text, 60);
    }
}
