package org.almanac.ical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

/**
 * DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5). ical4j tries one form after another with an exception for each that it is
 * not, which is half of the time that a calendar takes to be read, and takes 31 February for the 28th.
 */
public final class ICalTime {
    private static final int DATE = 8;
    private static final int DATE_TIME = 15;

    private ICalTime() {}

    /**
     * @return a LocalDate, a LocalDateTime, or an Instant where the text says UTC
     * @throws DateTimeException when it is none of these
     */
    public static Temporal parse(String text) {
        int length = text.length();
        boolean utc = length == DATE_TIME + 1 && text.charAt(DATE_TIME) == 'Z';
        if (length != DATE && length != DATE_TIME && !utc || length > DATE && text.charAt(DATE) != 'T') {
            throw none(text);
        }
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        if (length == DATE) {
            return day;
        }
        LocalDateTime time = day.atTime(LocalTime.of(number(text, 9, 11), number(text, 11, 13), number(text, 13, 15)));
        return utc ? time.toInstant(ZoneOffset.UTC) : time;
    }

    /** The same of a time that names no zone. */
    public static LocalDateTime parseLocal(String text) {
        if (parse(text) instanceof LocalDateTime local) {
            return local;
        }
        throw new DateTimeException("No local time: " + text);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw none(text);
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    private static DateTimeException none(String text) {
        return new DateTimeException("No such date or time: " + text);
    }
}
