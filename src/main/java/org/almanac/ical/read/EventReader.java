package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Sequence;
import org.almanac.ical.PlainText;
import org.almanac.ical.read.TimeReader.Moment;
import org.almanac.ical.read.TimeReader.UnreadableTimeException;
import org.jspecify.annotations.Nullable;

/** Makes events out of the components that share a UID. */
final class EventReader {
    private final TimeReader times;
    private final ZoneId zone;

    /** When one component takes place: in the zone that the event will have. */
    private record Span(LocalDateTime start, @Nullable LocalDateTime end, ZoneId zone, boolean allDay) {}

    EventReader(TimeReader times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** @param same components with one UID, at least one */
    void read(List<RawComponent> same, List<ReadComponent> items) {
        List<RawComponent> instances = new ArrayList<>();
        List<RawComponent> masters = new ArrayList<>();
        for (RawComponent component : same) {
            (component.line("RECURRENCE-ID") == null ? masters : instances).add(component);
        }
        // An instance that came without its series is an event by itself.
        if (masters.isEmpty()) {
            masters.add(instances.remove(0));
        }
        RawComponent newest = masters.stream()
                .max(Comparator.comparingInt(EventReader::sequence))
                .orElseThrow();
        items.add(event(newest, instances));
        for (RawComponent other : masters) {
            if (other != newest) {
                items.add(ReadComponent.skipped(other, "Another version of this event is in the same file."));
            }
        }
    }

    private ReadComponent event(RawComponent component, List<RawComponent> instances) {
        if (component.fault != null) {
            return ReadComponent.skipped(component, "Not read: " + component.fault + ".");
        }
        List<String> notes = new ArrayList<>();
        try {
            Span span = span(component, null, notes);
            ContentLine rrule = component.line("RRULE");
            if (component.line("EXRULE") != null) {
                notes.add("EXRULE is not followed");
            }
            List<LocalDateTime> exdates = dates(component, "EXDATE", span, notes);
            boolean isPublic = component.secrecy() == null;
            Geo geo = position(component, notes);
            ReadEvent event = new ReadEvent(
                    component.text("UID"),
                    component.text("SUMMARY"),
                    component.text("DESCRIPTION"),
                    span.start,
                    span.end,
                    span.zone,
                    span.allDay,
                    "CANCELLED".equalsIgnoreCase(component.text("STATUS")),
                    "TENTATIVE".equalsIgnoreCase(component.text("STATUS")),
                    component.secrecy(),
                    component.text("LOCATION"),
                    geo == null ? null : geo.getLatitude().doubleValue(),
                    geo == null ? null : geo.getLongitude().doubleValue(),
                    component.text("URL"),
                    organiser(component),
                    component.lines("CATEGORIES").stream()
                            .flatMap(line -> line.texts().stream())
                            .map(String::strip)
                            .filter(category -> !category.isEmpty())
                            .toList(),
                    rrule == null ? null : rrule.value().strip(),
                    exdates,
                    dates(component, "RDATE", span, notes),
                    overrides(instances, span, isPublic ? exdates : null, notes));
            return ReadComponent.of(
                    component, event, notes.isEmpty() ? null : "Left out: " + String.join("; ", notes) + ".");
        } catch (UnreadableTimeException e) {
            return ReadComponent.skipped(component, "Not read: " + e.getMessage() + ".");
        }
    }

    private Span span(RawComponent component, @Nullable ZoneId wanted, List<String> notes)
            throws UnreadableTimeException {
        ContentLine dtstart = component.line("DTSTART");
        if (dtstart == null) {
            throw new UnreadableTimeException("it has no start");
        }
        Moment start = times.read(dtstart);
        ZoneId at = wanted == null ? zoneOf(start, component.line("RRULE") != null) : wanted;
        LocalDateTime local = start.in(at);
        LocalDateTime end = end(component, local, at, start.isDay(), notes);
        if (end != null && end.isBefore(local)) {
            notes.add("the end, which is before the start");
            end = null;
        }
        return new Span(local, end, at, start.isDay());
    }

    // A single event in UTC is told in the calendar's own zone; one that recurs must keep the clock that it recurs by.
    private ZoneId zoneOf(Moment start, boolean recurs) {
        if (start.zone() == null || (start.zone().equals(ZoneOffset.UTC) && !recurs)) {
            return zone;
        }
        return start.zone() instanceof ZoneOffset ? ZoneId.of("UTC") : start.zone();
    }

    private @Nullable LocalDateTime end(
            RawComponent component, LocalDateTime start, ZoneId at, boolean allDay, List<String> notes)
            throws UnreadableTimeException {
        ContentLine dtend = component.line("DTEND");
        ContentLine duration = component.line("DURATION");
        LocalDateTime end;
        if (dtend != null) {
            end = times.read(dtend).in(at);
        } else if (duration != null) {
            end = TimeReader.plus(start, duration);
            if (end == null) {
                notes.add("DURATION, which cannot be read");
                return null;
            }
        } else {
            return null;
        }
        if (!allDay || end.isBefore(start)) {
            return end;
        }
        // DTEND of days is the day after (RFC 5545 §3.6.1); the same day is how some programs write one day.
        LocalDateTime last = end.toLocalDate().minusDays(1).atStartOfDay();
        return last.isAfter(start) ? last : null;
    }

    private List<LocalDateTime> dates(RawComponent component, String property, Span span, List<String> notes) {
        List<LocalDateTime> dates = new ArrayList<>();
        for (ContentLine line : component.lines(property)) {
            for (String value : line.value().split(",")) {
                try {
                    dates.add(at(times.read(line, value.split("/", 2)[0]), span));
                } catch (UnreadableTimeException e) {
                    notes.add(e.getMessage());
                }
            }
        }
        return dates;
    }

    /** @param hidden takes the instances that are private in a public series; null when the series is private itself */
    private List<ReadEvent.Instance> overrides(
            List<RawComponent> instances, Span span, @Nullable List<LocalDateTime> hidden, List<String> notes) {
        List<ReadEvent.Instance> overrides = new ArrayList<>();
        for (RawComponent instance : instances) {
            ContentLine id = instance.line("RECURRENCE-ID");
            try {
                if (id != null && hidden != null && instance.secrecy() != null) {
                    hidden.add(at(times.read(id), span));
                    notes.add("an instance that is " + instance.secrecy());
                } else if (id != null) {
                    Span own = span(instance, span.zone, notes);
                    boolean cancelled = "CANCELLED".equalsIgnoreCase(instance.text("STATUS"));
                    overrides.add(new ReadEvent.Instance(at(times.read(id), span), own.start, own.end, cancelled));
                }
            } catch (UnreadableTimeException e) {
                notes.add("a changed instance, as " + e.getMessage());
            }
        }
        return overrides;
    }

    /** The instance that a moment names; a day names the instance of that day. */
    private static LocalDateTime at(Moment moment, Span span) {
        if (span.allDay) {
            return moment.local().toLocalDate().atStartOfDay();
        }
        return moment.isDay() ? moment.local().toLocalDate().atTime(span.start.toLocalTime()) : moment.in(span.zone);
    }

    private static int sequence(RawComponent component) {
        ContentLine line = component.line("SEQUENCE");
        return line == null
                ? 0
                : line.as(new Sequence.Factory()).map(Sequence::getSequenceNo).orElse(0);
    }

    private static @Nullable Geo position(RawComponent component, List<String> notes) {
        ContentLine line = component.line("GEO");
        if (line == null) {
            return null;
        }
        // Some programs put a comma between the two.
        Geo geo = new ContentLine("GEO", Map.of(), line.text().replace(',', ';'))
                .as(new Geo.Factory())
                .orElse(null);
        if (geo == null
                || Math.abs(geo.getLatitude().doubleValue()) > 90
                || Math.abs(geo.getLongitude().doubleValue()) > 180) {
            notes.add("GEO, which is no position on earth");
            return null;
        }
        return geo;
    }

    // Only the name: the address was given to whoever had the calendar, not to the readers of a site.
    private static @Nullable String organiser(RawComponent component) {
        ContentLine organizer = component.line("ORGANIZER");
        String name = organizer == null ? null : organizer.parameter("CN");
        return name == null || name.isBlank() || name.contains("@")
                ? null
                : PlainText.oneLine(name).strip();
    }
}
