package org.almanac.importer.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} (RFC 9110 §10.2.3): seconds or a date. */
final class RetryAfter {
    /** A server that wants rest for longer is asked after that time all the same. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private RetryAfter() {}

    static @Nullable Instant of(String header, Instant now) {
        Instant wanted = read(header.strip(), now);
        if (wanted == null || wanted.isBefore(now)) {
            return null;
        }
        Instant latest = now.plus(LONGEST);
        return wanted.isAfter(latest) ? latest : wanted;
    }

    private static @Nullable Instant read(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return now.plusSeconds(Integer.parseInt(text));
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
