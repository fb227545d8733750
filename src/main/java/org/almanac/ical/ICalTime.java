package org.almanac.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** DATE and DATE-TIME as text (RFC 5545 §3.3.4, §3.3.5). */
final class ICalTime {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ICalTime() {}

    static LocalDate parseDate(String text) {
        return LocalDate.parse(text, DATE);
    }

    static LocalDateTime parseLocal(String text) {
        return LocalDateTime.parse(text, LOCAL);
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String local(LocalDateTime local) {
        return LOCAL.format(local);
    }

    static String utc(Instant instant) {
        return UTC.format(instant);
    }
}
