package org.almanac.importer.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.ical.zone.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * When an event takes place, worked out of what a page says: dates and times in ISO 8601 as programs write it, with or
 * without an offset. Days that are written as times (from midnight to midnight or to the last second) mean days.
 *
 * @param start as {@code SaveEvent} has it
 * @param zoneGuessed whether the page does not say the zone
 */
record PageTime(
        String start,
        @Nullable String end,
        boolean allDay,
        @Nullable String zone,
        boolean zoneGuessed) {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]+(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)?\\s*"
                    + "(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[([A-Za-z_/+-]+)])?");

    /** What one text says. */
    private record Moment(
            LocalDate day,
            @Nullable LocalTime time,
            @Nullable ZoneOffset offset,
            @Nullable String zone) {
        static Optional<Moment> of(@Nullable String text) {
            Matcher iso = ISO.matcher(text == null ? "" : text.strip());
            if (!iso.matches()) {
                return Optional.empty();
            }
            try {
                LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
                if (iso.group(4) == null) {
                    return Optional.of(new Moment(day, null, null, null));
                }
                int hour = number(iso, 4);
                int second = iso.group(6) == null ? 0 : number(iso, 6);
                LocalDate on = hour == 24 ? day.plusDays(1) : day;
                return Optional.of(new Moment(
                        on,
                        LocalTime.of(hour == 24 ? 0 : hour, number(iso, 5), second),
                        offset(iso.group(7)),
                        iso.group(8)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static int number(Matcher iso, int group) {
            return Integer.parseInt(iso.group(group));
        }

        private static @Nullable ZoneOffset offset(@Nullable String written) {
            if (written == null) {
                return null;
            }
            return Character.isLetter(written.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(written);
        }

        boolean isMidnight() {
            return LocalTime.MIDNIGHT.equals(time);
        }

        boolean isLastMinute() {
            return time != null && time.getHour() == 23 && time.getMinute() == 59;
        }

        LocalDateTime local() {
            return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
        }

        /** The same moment on the clocks of a zone. */
        LocalDateTime in(ZoneId zone) {
            return offset == null
                    ? local()
                    : local().atOffset(offset).atZoneSameInstant(zone).toLocalDateTime();
        }
    }

    /**
     * @param duration of ISO 8601, for pages that tell no end
     * @param named the zone that the page names
     * @param country of the place, two letters
     * @param own the site's zone
     * @return empty when the start cannot be read
     */
    static Optional<PageTime> of(
            @Nullable String start,
            @Nullable String end,
            @Nullable String duration,
            @Nullable String named,
            @Nullable String country,
            ZoneId own) {
        return Moment.of(start).map(first -> {
            Moment last = Moment.of(end).orElse(null);
            return isDays(first, last)
                    ? days(first, last, named, country, own)
                    : times(first, last, duration, named, country, own);
        });
    }

    private static boolean isDays(Moment first, @Nullable Moment last) {
        if (first.time() == null) {
            return true;
        }
        return first.isMidnight()
                && last != null
                && (last.time() == null
                        || last.isLastMinute()
                        || last.isMidnight() && last.day().isAfter(first.day()));
    }

    private static PageTime days(
            Moment first, @Nullable Moment last, @Nullable String named, @Nullable String country, ZoneId own) {
        Optional<ZoneId> said = said(first, named);
        ZoneId zone = said.orElseGet(() -> guessed(first, country, own));
        LocalDate end = last == null || !last.day().isAfter(first.day()) ? null : last.day();
        return new PageTime(
                first.day().toString(), end == null ? null : end.toString(), true, zone.getId(), said.isEmpty());
    }

    private static PageTime times(
            Moment first,
            @Nullable Moment last,
            @Nullable String duration,
            @Nullable String named,
            @Nullable String country,
            ZoneId own) {
        Optional<ZoneId> said = said(first, named);
        ZoneId zone = said.orElseGet(() -> guessed(first, country, own));
        LocalDateTime start = first.in(zone).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime end = null;
        if (last != null && last.time() != null) {
            end = last.in(zone).truncatedTo(ChronoUnit.MINUTES);
        } else if (last == null && duration != null) {
            end = lasting(duration).map(start::plus).orElse(null);
        }
        boolean sound = end != null && end.isAfter(start);
        return new PageTime(start.toString(), sound ? String.valueOf(end) : null, false, zone.getId(), said.isEmpty());
    }

    private static Optional<ZoneId> said(Moment first, @Nullable String named) {
        return Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(first.zone()))
                .flatMap(ZoneNames::resolve);
    }

    private static ZoneId guessed(Moment first, @Nullable String country, ZoneId own) {
        ZoneOffset offset = first.offset();
        boolean days = first.time() == null || first.isMidnight();
        if (offset == null || offset.equals(ZoneOffset.UTC) && days) {
            return CountryZones.likeliest(country).orElse(own);
        }
        Optional<ZoneId> only = CountryZones.only(country);
        if (offset.equals(ZoneOffset.UTC) && only.isPresent()) {
            return only.get();
        }
        return CountryZones.withOffset(first.local(), offset, country, own);
    }

    private static Optional<Duration> lasting(String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            return duration.isNegative() || duration.toDays() > 366 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
