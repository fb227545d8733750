package org.almanac.ical.read;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.almanac.ical.read.TimeReader.UnreadableTimeException;
import org.jspecify.annotations.Nullable;

/** Reads what one VEVENT says by itself: when it is and what it is, without its dates that repeat. */
final class EventReader {
    private static final List<String> WHAT_REPEATS = List.of("RRULE", "RDATE");

    private final CalendarContext calendar;
    private final RawComponent component;
    private final Notes notes;

    /** When it takes place: in the zone that the event will have. */
    record Span(LocalDateTime start, @Nullable LocalDateTime end, ZoneId zone, boolean allDay) {

        /** The same length on the clock from another start. */
        Span startingAt(LocalDateTime other) {
            LocalDateTime otherEnd = end == null ? null : other.plus(Duration.between(start, end));
            return new Span(other, otherEnd, zone, allDay);
        }

        /** What a moment means beside this start: a day for days, else a time on the same clock. */
        LocalDateTime beside(Moment moment) {
            if (allDay) {
                return moment.day(zone).atStartOfDay();
            }
            return moment.isDay() ? moment.local().toLocalDate().atTime(start.toLocalTime()) : moment.in(zone);
        }
    }

    EventReader(CalendarContext calendar, RawComponent component, Notes notes) {
        this.calendar = calendar;
        this.component = component;
        this.notes = notes;
    }

    /** @param series when it is an instance: when the series takes place, in whose zone it is told */
    ReadEvent read(@Nullable Span series) throws UnreadableTimeException {
        return said(span(series));
    }

    /** @param span when it takes place */
    ReadEvent said(Span span) {
        ComponentWords words = new ComponentWords(component, notes);
        ComponentWords.Place place = words.place();
        return new ReadEvent(
                component.text("UID"),
                ReadVersion.of(component),
                component.text("SUMMARY"),
                component.text("DESCRIPTION"),
                words.html(),
                span.start,
                span.end,
                span.zone,
                span.allDay,
                calendar.cancels() || "CANCELLED".equalsIgnoreCase(component.text("STATUS")),
                "TENTATIVE".equalsIgnoreCase(component.text("STATUS")),
                component.secrecy(),
                place.location(),
                place.latitude(),
                place.longitude(),
                words.address("URL"),
                words.conference(),
                words.image(),
                words.attachments(),
                words.organiser(),
                words.categories(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** @param series as {@link #read} */
    Span span(@Nullable Span series) throws UnreadableTimeException {
        ContentLine dtstart = component.line("DTSTART");
        if (dtstart == null && calendar.cancels()) {
            // Who cancels one date need not say again when it was (RFC 5546 §3.2.5).
            dtstart = component.line("RECURRENCE-ID");
        }
        if (dtstart == null) {
            throw new UnreadableTimeException("it has no start");
        }
        Moment start = calendar.times().read(dtstart);
        boolean repeats = WHAT_REPEATS.stream().anyMatch(property -> component.line(property) != null);
        boolean allDay = series == null ? start.isDay() || isDays(start) : series.allDay;
        ZoneId zone = series == null ? allDay ? calendar.zone() : zoneOf(start, repeats) : series.zone;
        if (allDay) {
            LocalDateTime day = start.day(calendar.zone()).atStartOfDay();
            return new Span(day, checked(day, lastDay(day)), zone, true);
        }
        if (start.isDay()) {
            notes.guessed("the time of a date that is given as a day");
        }
        LocalDateTime local = start.in(zone);
        Moment end = end(local, zone, repeats || series != null);
        boolean exact = start.isExactIn(zone) && (end == null || end.isExactIn(zone));
        if (!exact && !repeats && series == null) {
            // A clock of that zone shows this time twice; UTC does not.
            zone = ZoneOffset.UTC.equals(zone) ? zone : ZoneId.of("UTC");
            local = start.in(zone);
        }
        return new Span(local, checked(local, end == null ? null : end.in(zone)), zone, false);
    }

    // A single event in UTC or at an offset is told in the calendar's own zone; one that recurs must keep the clock
    // that
    // it recurs by.
    private ZoneId zoneOf(Moment start, boolean repeats) {
        ZoneId own = start.zone();
        if (own == null) {
            return calendar.zone();
        }
        if (!(own instanceof ZoneOffset offset)) {
            return own;
        }
        if (!repeats) {
            return calendar.zone();
        }
        return FixedZones.of(offset);
    }

    /** Outlook writes whole days as midnights, of its own zone or in UTC, and says so beside. */
    private boolean isDays(Moment start) {
        return "TRUE".equalsIgnoreCase(component.text("X-MICROSOFT-CDO-ALLDAYEVENT"))
                && start.beginsDay(calendar.zone());
    }

    private @Nullable Moment end(LocalDateTime start, ZoneId zone, boolean onClock) throws UnreadableTimeException {
        ContentLine dtend = component.line("DTEND");
        if (dtend != null) {
            return calendar.times().read(dtend);
        }
        Length length = length();
        if (length == null) {
            return null;
        }
        LocalDateTime local = onClock ? length.onClockAfter(start) : null;
        Moment end = onClock ? local == null ? null : new Moment(local, zone) : length.after(start, zone);
        if (end == null) {
            notes.leftOut("DURATION, which leads out of the calendar");
        }
        return end;
    }

    private @Nullable Length length() {
        ContentLine duration = component.line("DURATION");
        if (duration == null) {
            return null;
        }
        Length length = Length.parse(duration.value()).orElse(null);
        if (length == null) {
            notes.leftOut("DURATION, which cannot be read");
        }
        return length;
    }

    private @Nullable LocalDateTime lastDay(LocalDateTime start) throws UnreadableTimeException {
        ContentLine dtend = component.line("DTEND");
        LocalDateTime end;
        if (dtend != null) {
            Moment moment = calendar.times().read(dtend);
            // One second before the end of a day is how some programs write an end that is meant with its day.
            boolean inclusive = !moment.isDay() && !moment.beginsDay(calendar.zone());
            end = moment.day(calendar.zone()).plusDays(inclusive ? 1 : 0).atStartOfDay();
        } else {
            Length length = length();
            end = length == null ? null : length.onClockAfter(start);
            if (end == null) {
                return null;
            }
        }
        if (end.isBefore(start)) {
            return end;
        }
        // DTEND of days is the day after (RFC 5545 §3.6.1); the same day is how some programs write one day.
        LocalDateTime last = end.toLocalDate().minusDays(1).atStartOfDay();
        return last.isAfter(start) ? last : null;
    }

    private @Nullable LocalDateTime checked(LocalDateTime start, @Nullable LocalDateTime end) {
        if (end != null && end.isBefore(start)) {
            notes.leftOut("the end, which is before the start");
            return null;
        }
        return end;
    }
}
