package org.almanac.ical;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.model.CalendarDateFormat;

/** DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5) as ical4j reads them, but no 31 February, which it takes for the 28th. */
public final class ICalTime {
    private ICalTime() {}

    /**
     * @return a LocalDate, a LocalDateTime, or an Instant where the text says UTC
     * @throws DateTimeException when it is none of these
     */
    public static Temporal parse(String text) {
        Temporal read = (Temporal) CalendarDateFormat.DEFAULT_PARSE_FORMAT.parse(text);
        if (!CalendarDateFormat.from(read).format(read).equals(text)) {
            throw new DateTimeException("No such date or time: " + text);
        }
        return read instanceof OffsetDateTime time ? time.toInstant() : read;
    }

    /** The same of a time that names no zone. */
    public static LocalDateTime parseLocal(String text) {
        if (parse(text) instanceof LocalDateTime local) {
            return local;
        }
        throw new DateTimeException("No local time: " + text);
    }
}
