package org.almanac.ical.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for tests of this package. */
final class ICalExamples {
    static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");
    static final Instant MODIFIED = Instant.parse("2026-02-06T09:30:15Z");

    private ICalExamples() {}

    static ICalEvent timed(String start, @Nullable String end, String zone) {
        return event(
                new ICalTimes(
                        LocalDateTime.parse(start),
                        end == null ? null : LocalDateTime.parse(end),
                        ZoneId.of(zone),
                        false),
                titled("Summit"),
                null);
    }

    static ICalEvent allDay(String first, @Nullable String last, String zone) {
        return event(
                new ICalTimes(
                        LocalDateTime.parse(first + "T00:00"),
                        last == null ? null : LocalDateTime.parse(last + "T00:00"),
                        ZoneId.of(zone),
                        true),
                titled("Summit"),
                null);
    }

    static ICalEvent event(ICalTimes times, ICalDetails details, @Nullable ICalRecurrence recurrence) {
        return new ICalEvent("summit@events.example", 3, CREATED, MODIFIED, times, details, recurrence, List.of());
    }

    static ICalEvent with(ICalEvent event, ICalDetails details) {
        return new ICalEvent(
                event.uid(),
                event.sequence(),
                event.created(),
                event.lastModified(),
                event.times(),
                details,
                event.recurrence(),
                event.keyDates());
    }

    static ICalEvent with(ICalEvent event, ICalRecurrence recurrence) {
        return new ICalEvent(
                event.uid(),
                event.sequence(),
                event.created(),
                event.lastModified(),
                event.times(),
                event.details(),
                recurrence,
                event.keyDates());
    }

    static ICalEvent with(ICalEvent event, ICalKeyDate keyDate) {
        return new ICalEvent(
                event.uid(),
                event.sequence(),
                event.created(),
                event.lastModified(),
                event.times(),
                event.details(),
                event.recurrence(),
                List.of(keyDate));
    }

    static ICalDetails titled(String summary) {
        return new ICalDetails(
                summary, null, null, ICalStatus.CONFIRMED, true, null, null, null, null, List.of(), null, null);
    }

    static String text(ICalFragment fragment) {
        return new String(fragment.bytes(), StandardCharsets.UTF_8);
    }

    /** Unfolded content lines. */
    static List<String> lines(byte[] calendar) {
        return Arrays.asList(new String(calendar, StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .split("\r\n"));
    }

    static List<String> lines(ICalEvent event) {
        return lines(ICalWriter.fragment(event).bytes());
    }
}
