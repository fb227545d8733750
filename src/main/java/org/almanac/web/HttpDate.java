package org.almanac.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as headers have them (RFC 9110 §5.6.7): whole seconds, in UTC. */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** A part of a second is left out. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** @throws DateTimeException if it is none; the obsolete forms are taken for none */
    public static Instant parse(String date) {
        return FORMAT.parse(date.strip(), Instant::from);
    }

    /** A date with its day in two digits, as all have it; others write days of one. */
    public static String fixed(String date) {
        boolean oneDigit = date.length() > 6 && date.charAt(4) == ' ' && date.charAt(6) == ' ';
        return oneDigit ? date.substring(0, 5) + '0' + date.substring(5) : date;
    }
}
