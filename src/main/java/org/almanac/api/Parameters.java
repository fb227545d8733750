package org.almanac.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.almanac.problem.Problem;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what they hold wrong is a MALFORMED problem that names the parameter. */
public final class Parameters {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private Parameters() {}

    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of range.
        }
        throw Problem.malformed("limit must be a number from 1 to " + MOST + ".");
    }

    /** An instant with an offset, or a day, which begins at midnight in the zone. */
    public static @Nullable Instant instant(String name, @Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Instant instant = text.length() == 10
                    ? WallTime.startOfDay(LocalDate.parse(text), zone)
                    : OffsetDateTime.parse(text).toInstant();
            int year = instant.atZone(zone).getYear();
            if (year >= 1 && year <= 9999) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Told below, as for a year out of range.
        }
        throw Problem.malformed(name + " must be a date (2027-06-08) or an instant (2027-06-08T09:00:00Z).");
    }

    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problem.malformed(name + " must be true or false.");
        };
    }
}
