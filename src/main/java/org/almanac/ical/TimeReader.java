package org.almanac.ical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates and times of properties (RFC 5545 §3.3.4, §3.3.5) with the zones that the file itself names. */
final class TimeReader {
    private static final Pattern DURATION = Pattern.compile(
            "([+-])?P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?");

    private final Map<String, ZoneId> zonesOfFile;
    private final ZoneId floatingZone;

    /**
     * A moment as it stands in a property.
     *
     * @param zone null for a day
     */
    record Moment(LocalDateTime local, @Nullable ZoneId zone) {

        boolean isDay() {
            return zone == null;
        }

        /** What a clock in another zone shows then; a day is the same everywhere. */
        LocalDateTime in(ZoneId other) {
            return zone == null
                    ? local
                    : local.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
        }
    }

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

    Moment read(ContentLine line) throws UnreadableTimeException {
        return read(line, line.value());
    }

    /** @param value one of those in the line */
    Moment read(ContentLine line, String value) throws UnreadableTimeException {
        String text = value.strip().toUpperCase(Locale.ROOT);
        try {
            if (text.length() == 8) {
                LocalDate day = ICalTime.parseDate(text);
                return new Moment(day.atStartOfDay(), null);
            }
            if (text.endsWith("Z")) {
                return new Moment(ICalTime.parseLocal(text.substring(0, text.length() - 1)), ZoneOffset.UTC);
            }
            return new Moment(ICalTime.parseLocal(text), zone(line.parameter("TZID")));
        } catch (DateTimeException e) {
            throw new UnreadableTimeException(line.name() + " is no date or time: " + shown(value));
        }
    }

    /** @return null when it is none, or negative */
    static @Nullable LocalDateTime plus(LocalDateTime start, String duration) {
        Matcher parts = DURATION.matcher(duration.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches() || "-".equals(parts.group(1))) {
            return null;
        }
        return start.plusWeeks(number(parts.group(2)))
                .plusDays(number(parts.group(3)))
                .plusHours(number(parts.group(4)))
                .plusMinutes(number(parts.group(5)))
                .plusSeconds(number(parts.group(6)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private ZoneId zone(@Nullable String tzid) throws UnreadableTimeException {
        if (tzid == null || tzid.isBlank()) {
            return floatingZone;
        }
        ZoneId own = zonesOfFile.get(tzid);
        if (own != null) {
            return own;
        }
        return ZoneNames.resolve(tzid.strip())
                .orElseThrow(() -> new UnreadableTimeException("the time zone " + shown(tzid) + " is not known"));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
