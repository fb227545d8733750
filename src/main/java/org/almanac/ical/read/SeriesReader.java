package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.almanac.ical.read.EventReader.Span;
import org.almanac.ical.read.ReadEvent.Instance;
import org.almanac.ical.read.TimeReader.UnreadableTimeException;
import org.jspecify.annotations.Nullable;

/** Reads an event that may repeat together with the components that say how single dates of it differ. */
final class SeriesReader {
    private final CalendarContext calendar;
    private final RawComponent master;
    private final Notes notes = new Notes();
    private final Map<LocalDateTime, Instance> instances = new TreeMap<>();

    /** Dates that are for nobody, as the component says that tells of them. */
    private final Set<LocalDateTime> hidden = new HashSet<>();

    /** A component of one date. */
    record Part(CalendarContext calendar, RawComponent component) {}

    SeriesReader(CalendarContext calendar, RawComponent master) {
        this.calendar = calendar;
        this.master = master;
    }

    /** @param parts of its single dates, older versions before newer ones */
    ReadComponent read(List<Part> parts, List<ReadComponent> others) {
        EventReader reader = new EventReader(calendar, master, notes);
        try {
            Span span = reader.span(null);
            ReadEvent event = reader.said(span);
            String rrule = new SeriesRule(master, span, notes).read();
            List<LocalDateTime> exdates = dates("EXDATE", span);
            List<LocalDateTime> rdates = dates("RDATE", span);
            lengths(event, span);
            if (rrule == null && rdates.isEmpty()) {
                parts.forEach(part -> others.add(
                        ReadComponent.skipped(part.component, "It changes a date of an event that does not repeat.")));
            } else {
                SeriesFrom from = new SeriesFrom(rrule, span, notes);
                parts.stream().filter(part -> isRange(part.component)).forEach(part -> range(part, event, span, from));
                parts.stream().filter(part -> !isRange(part.component)).forEach(part -> instance(part, event, span));
                exdates.addAll(hidden);
            }
            ReadEvent whole = event.recurring(rrule, exdates, rdates, List.copyOf(instances.values()));
            return ReadComponent.of(ReadComponent.Kind.EVENT, master, whole, null, notes.text());
        } catch (UnreadableTimeException e) {
            return ReadComponent.skipped(master, "Not read: " + e.getMessage() + ".");
        }
    }

    private static boolean isRange(RawComponent component) {
        ContentLine id = component.line("RECURRENCE-ID");
        return id != null && "THISANDFUTURE".equalsIgnoreCase(id.parameter("RANGE"));
    }

    private List<LocalDateTime> dates(String property, Span span) {
        List<LocalDateTime> dates = new ArrayList<>();
        for (ContentLine line : master.lines(property)) {
            for (String value : line.value().split(",")) {
                try {
                    dates.add(span.beside(calendar.times().read(line, value.split("/", 2)[0])));
                } catch (UnreadableTimeException e) {
                    notes.leftOut(String.valueOf(e.getMessage()));
                }
            }
        }
        return dates;
    }

    /** RDATE;VALUE=PERIOD says how long each of its dates is. */
    private void lengths(ReadEvent event, Span span) {
        for (ContentLine line : master.lines("RDATE")) {
            for (String value : line.value().split(",")) {
                String[] period = value.strip().split("/", 2);
                if (period.length == 2) {
                    length(event, span, line, period);
                }
            }
        }
    }

    private void length(ReadEvent event, Span span, ContentLine line, String[] period) {
        try {
            LocalDateTime start = span.beside(calendar.times().read(line, period[0]));
            Moment end = period[1].startsWith("P")
                    ? Length.parse(period[1])
                            .map(length -> length.after(start, span.zone()))
                            .orElse(null)
                    : calendar.times().read(line, period[1]);
            if (end == null || span.allDay() || end.in(span.zone()).isBefore(start)) {
                notes.leftOut("the length of the date " + period[0]);
            } else {
                instances.put(start, new Instance(start, event.at(start, end.in(span.zone()))));
            }
        } catch (UnreadableTimeException e) {
            notes.leftOut("the length of the date " + period[0]);
        }
    }

    private void instance(Part part, ReadEvent event, Span span) {
        LocalDateTime at = original(part, span);
        if (at == null) {
            return;
        }
        if (isHidden(part, event)) {
            hidden.add(at);
            instances.remove(at);
            return;
        }
        try {
            ReadEvent said = new EventReader(part.calendar, part.component, notes).read(span);
            instances.put(at, new Instance(at, said));
        } catch (UnreadableTimeException e) {
            notes.leftOut("a changed instance, as " + e.getMessage());
        }
    }

    private boolean isHidden(Part part, ReadEvent event) {
        boolean isHidden = event.secrecy() == null && part.component.secrecy() != null;
        if (isHidden) {
            notes.leftOut("an instance that is " + part.component.secrecy());
        }
        return isHidden;
    }

    private @Nullable LocalDateTime original(Part part, Span span) {
        ContentLine id = part.component.line("RECURRENCE-ID");
        try {
            return id == null ? null : span.beside(part.calendar.times().read(id));
        } catch (UnreadableTimeException e) {
            notes.leftOut("a changed instance, as " + e.getMessage());
            return null;
        }
    }

    /** This date and all after it (RFC 5545 §3.2.13): each is moved by as much as the first. */
    private void range(Part part, ReadEvent event, Span span, SeriesFrom from) {
        LocalDateTime at = original(part, span);
        if (at == null) {
            return;
        }
        List<LocalDateTime> dates = from.dates(at);
        if (isHidden(part, event)) {
            hidden.addAll(dates);
            return;
        }
        try {
            ReadEvent said = new EventReader(part.calendar, part.component, notes).read(span);
            long by = ChronoUnit.SECONDS.between(at, said.start());
            for (LocalDateTime date : dates) {
                LocalDateTime start = date.plusSeconds(by);
                LocalDateTime end = said.end() == null
                        ? null
                        : start.plusSeconds(ChronoUnit.SECONDS.between(said.start(), said.end()));
                instances.put(date, new Instance(date, said.at(start, end)));
            }
        } catch (UnreadableTimeException e) {
            notes.leftOut("a changed instance, as " + e.getMessage());
        }
    }
}
