package org.almanac.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Locale;

/**
 * How far back a calendar goes: an ISO 8601 duration of years, months, weeks and days ({@code P1Y}), counted on the UTC
 * calendar, or of days and less ({@code PT12H}).
 */
public record Lookback(TemporalAmount amount) {
    /** Not at all. */
    public static final Lookback NONE = new Lookback(Period.ZERO);

    private static final ZonedDateTime ANY_TIME =
            Instant.parse("2000-01-01T00:00:00Z").atZone(ZoneOffset.UTC);
    private static final int MOST_YEARS = 100;

    /** @throws IllegalArgumentException if it is no duration, below zero or beyond 100 years */
    public static Lookback parse(CharSequence text) {
        String upper = text.toString().strip().toUpperCase(Locale.ROOT);
        try {
            Lookback parsed = new Lookback(upper.contains("T") ? days(Duration.parse(upper)) : months(upper));
            Instant edge = parsed.edge(ANY_TIME.toInstant());
            if (!edge.isAfter(ANY_TIME.toInstant())
                    && !edge.isBefore(ANY_TIME.minusYears(MOST_YEARS).toInstant())) {
                return parsed;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Told below, with the limits.
        }
        throw new IllegalArgumentException(
                "must be a duration such as P1Y, P6M, P90D or PT12H, up to P" + MOST_YEARS + "Y");
    }

    /** On the UTC calendar every day has 24 hours. */
    private static TemporalAmount days(Duration duration) {
        boolean whole = duration.equals(Duration.ofDays(duration.toDays()));
        return whole ? Period.ofDays(Math.toIntExact(duration.toDays())) : duration;
    }

    private static Period months(String text) {
        return Period.parse(text).normalized();
    }

    /** What ends at this instant or before is too old for a calendar at {@code now}. */
    public Instant edge(Instant now) {
        return now.atZone(ZoneOffset.UTC).minus(amount).toInstant();
    }

    /** About when the edge reaches an instant: exactly, but in months of different length, where it may be earlier. */
    public Instant reaches(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).plus(amount).toInstant();
    }

    @Override
    public String toString() {
        return amount.toString();
    }
}
