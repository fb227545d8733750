package org.almanac.event.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.SaveEvent;
import org.almanac.event.text.Texts;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Reads dates, times and zones as people and programs write them, and refuses what cannot be an event's time. */
public final class TimeRules {
    /** Stands in while the errors are gathered; never leaves the package. */
    public static final EventTime NONE = new EventTime(LocalDateTime.of(2000, 1, 1, 0, 0), null, ZoneOffset.UTC, true);

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;
    private static final int LONGEST_YEARS = 10;

    private static final Pattern ANYWHERE = Pattern.compile("(?i)aoe|anywhere on earth( \\(aoe\\))?");

    private final FieldErrors errors;
    private final ZoneId defaultZone;

    TimeRules(FieldErrors errors, ZoneId defaultZone) {
        this.errors = errors;
        this.defaultZone = defaultZone;
    }

    @Nullable
    EventTime check(SaveEvent input) {
        ZoneId zone = zone(input.timeZone());
        boolean allDay = Boolean.TRUE.equals(input.allDay());
        if (Texts.line(input.start()) == null) {
            errors.add("start", "Say when the event starts.");
        }
        LocalDateTime start = local("start", input.start(), allDay);
        LocalDateTime end = local("end", input.end(), allDay);
        if (zone == null || start == null || (end == null && Texts.line(input.end()) != null)) {
            return null;
        }
        EventTime time = new EventTime(start, end, zone, allDay);
        if (end != null && (end.isBefore(start) || time.endsAt().isBefore(time.startsAt()))) {
            errors.add("end", "The end is before the start. Put it at or after the start, or leave it out.");
            return null;
        }
        if (end != null && end.isAfter(start.plusYears(LONGEST_YEARS))) {
            errors.add("end", "The end is more than " + LONGEST_YEARS + " years after the start. Check the year.");
            return null;
        }
        return time;
    }

    /** The local time that the text names; for all-day the day's midnight. Null, with a message, if it names none. */
    @Nullable
    LocalDateTime local(String field, @Nullable String typed, boolean allDay) {
        String text = Texts.line(typed);
        if (text == null) {
            return null;
        }
        if (allDay) {
            LocalDate day = day(field, text);
            return day == null ? null : day.atStartOfDay();
        }
        try {
            LocalDateTime time = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
            return withinReach(field, time.toLocalDate()) ? time : null;
        } catch (DateTimeParseException e) {
            errors.add(field, "Write date and time as 2027-06-08T09:00, local to the time zone.");
            return null;
        }
    }

    @Nullable
    LocalDate day(String field, @Nullable String typed) {
        String text = Texts.line(typed);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return withinReach(field, day) ? day : null;
        } catch (DateTimeParseException e) {
            errors.add(field, "Write the date as 2027-06-08.");
            return null;
        }
    }

    private @Nullable ZoneId zone(@Nullable String typed) {
        String text = Texts.line(typed);
        if (text == null) {
            return defaultZone;
        }
        ZoneId zone = ZoneNames.resolve(text).orElse(null);
        if (zone == null) {
            errors.add("timeZone", "This time zone is not known. Name it as Europe/London or America/New_York.");
        }
        return zone;
    }

    /** The same for a deadline, which can be that of the last place on Earth. */
    @Nullable
    ZoneId zoneOrAnywhere(String field, String typed) {
        if (ANYWHERE.matcher(typed).matches()) {
            return KeyDate.ANYWHERE_ON_EARTH;
        }
        ZoneId zone = ZoneNames.resolve(typed).orElse(null);
        if (zone == null) {
            errors.add(
                    field, "This time zone is not known. Name it as Europe/London, or write AoE: anywhere on Earth.");
        }
        return zone;
    }

    private boolean withinReach(String field, LocalDate day) {
        if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
            errors.add(field, "Use a year from " + EARLIEST_YEAR + " to " + LATEST_YEAR + ".");
            return false;
        }
        return true;
    }
}
