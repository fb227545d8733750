package org.almanac.ical.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** A DURATION (RFC 5545 §3.3.6): weeks and days are those of the calendar, hours to seconds are exact. */
record Length(Period days, Duration exact) {
    /** Of four digits (RFC 5545 §3.3.4). */
    private static final int LAST_YEAR = 9999;

    private static final int LONGEST = 100;
    private static final Pattern SYNTAX = Pattern.compile(
            "([+-]?)P(?:(\\d{1,6})W)?(?:(\\d{1,7})D)?(?:T(?:(\\d{1,8})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    /** Empty when it cannot be read. */
    static Optional<Length> parse(String value) {
        String text = value.strip().toUpperCase(Locale.ROOT);
        Matcher read = text.length() > LONGEST ? null : SYNTAX.matcher(text);
        if (read == null || !read.matches() || text.endsWith("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        try {
            Period days = Period.ofDays(Math.addExact(Math.multiplyExact(number(read, 2), 7), number(read, 3)));
            Duration exact = Duration.ofHours(number(read, 4))
                    .plusMinutes(number(read, 5))
                    .plusSeconds(number(read, 6));
            return Optional.of(
                    read.group(1).equals("-") ? new Length(days.negated(), exact.negated()) : new Length(days, exact));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher read, int group) {
        @Nullable String digits = read.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The end of what begins once, on the clock of its zone; null when that leads out of the calendar. */
    @Nullable
    Moment after(LocalDateTime start, ZoneId zone) {
        try {
            LocalDateTime day = start.plus(days);
            if (exact.isZero()) {
                return within(new Moment(day, zone));
            }
            // Exactly told; a clock may show the same time twice.
            Instant end = WallTime.instant(day, zone).plus(exact);
            return within(new Moment(LocalDateTime.ofInstant(end, ZoneOffset.UTC), ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** The same where all is told on the clock: of days, and of what repeats. */
    @Nullable
    LocalDateTime onClockAfter(LocalDateTime start) {
        try {
            LocalDateTime end = start.plus(days).plus(exact);
            return end.getYear() > LAST_YEAR ? null : end;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Moment within(Moment end) {
        return end.local().getYear() > LAST_YEAR ? null : end;
    }
}
