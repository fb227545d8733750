package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<LocalDateTime, Part> told = new HashMap<>();
    private final List<Integer> with = new ArrayList<>();
    private final List<ReadComponent> others;
    private List<LocalDateTime> exdates = new ArrayList<>();
    private List<LocalDateTime> rdates = new ArrayList<>();

    /** A component of one date. */
    record Part(CalendarContext calendar, RawComponent component) {}

    /** @param others takes what is told of components that are not in what is read */
    SeriesReader(CalendarContext calendar, RawComponent master, List<ReadComponent> others) {
        this.calendar = calendar;
        this.master = master;
        this.others = others;
    }

    /** @param parts of its single dates, older versions before newer ones */
    ReadComponent read(List<Part> parts) {
        EventReader reader = new EventReader(calendar, master, notes);
        try {
            Span written = reader.span(null);
            exdates = dates("EXDATE", written);
            Span span = new SeriesRule(master, written, notes).begin(exdates);
            ReadEvent event = reader.said(span);
            String rrule = new SeriesRule(master, span, notes).read();
            rdates = dates("RDATE", span);
            lengths(event, span);
            SeriesDates dates = new SeriesDates(rrule, rdates, span, notes);
            exdates.replaceAll(at -> dayOf(at, span, dates));
            if (rrule == null && rdates.isEmpty()) {
                parts.forEach(part -> skip(part, "It changes a date of an event that does not repeat."));
            } else {
                parts.stream().filter(part -> isRange(part.component)).forEach(part -> range(part, event, span, dates));
                parts.stream()
                        .filter(part -> !isRange(part.component))
                        .forEach(part -> instance(part, event, span, dates));
            }
            if (master.line("RRULE") != null && !dates.hasMoreThan(exdates)) {
                return ReadComponent.skipped(master, "Not read: all its dates are left out (EXDATE).");
            }
            ReadEvent whole = event.recurring(rrule, exdates, rdates, List.copyOf(instances.values()));
            return ReadComponent.of(ReadComponent.Kind.EVENT, master, whole, null, notes.text())
                    .with(with);
        } catch (UnreadableTimeException e) {
            parts.forEach(part -> skip(part, "The event whose date it changes was not read."));
            return ReadComponent.skipped(master, "Not read: " + e.getMessage() + ".");
        }
    }

    /** Midnight is how some programs write the day of a date that is left out. */
    private static LocalDateTime dayOf(LocalDateTime at, Span span, SeriesDates dates) {
        LocalDateTime there = at.toLocalDate().atTime(span.start().toLocalTime());
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) && !dates.has(at) && dates.has(there) ? there : at;
    }

    private void skip(Part part, String reason) {
        others.add(ReadComponent.skipped(part.component, reason));
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
                    dates.add(span.beside(times(calendar, span).read(line, value.split("/", 2)[0])));
                } catch (UnreadableTimeException e) {
                    notes.leftOut(String.valueOf(e.getMessage()));
                }
            }
        }
        return dates;
    }

    private static TimeReader times(CalendarContext calendar, Span span) {
        return calendar.times().beside(span.zone());
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

    private void instance(Part part, ReadEvent event, Span span, SeriesDates dates) {
        LocalDateTime at = original(part, span);
        if (at == null || isHidden(part, event, List.of(at))) {
            return;
        }
        try {
            ReadEvent said = new EventReader(part.calendar, part.component, notes).read(span);
            if (!dates.has(at) || exdates.contains(at)) {
                if (said.cancelled()) {
                    skip(part, "It cancels a date that its event does not have.");
                    return;
                }
                // Whoever describes a date means that there is one.
                notes.guessed(
                        "the date " + at + ", which has an entry of its own and is not among those of the series");
                exdates.removeIf(at::equals);
                rdates.removeIf(at::equals);
                rdates.add(at);
            }
            put(part, new Instance(at, said));
        } catch (UnreadableTimeException e) {
            skip(part, "Not read: " + e.getMessage() + ".");
        }
    }

    private void put(Part part, Instance instance) {
        @Nullable Part older = told.put(instance.at(), part);
        if (older != null && !isRange(older.component)) {
            with.remove((Object) older.component.at);
            skip(older, "A newer version of this date is in the same file.");
        }
        instances.put(instance.at(), instance);
        if (!with.contains(part.component.at)) {
            with.add(part.component.at);
        }
    }

    private boolean isHidden(Part part, ReadEvent event, List<LocalDateTime> dates) {
        boolean isHidden = event.secrecy() == null && part.component.secrecy() != null;
        if (isHidden) {
            notes.leftOut("an instance that is " + part.component.secrecy());
            exdates.addAll(dates);
            dates.forEach(instances::remove);
            with.add(part.component.at);
        }
        return isHidden;
    }

    private @Nullable LocalDateTime original(Part part, Span span) {
        ContentLine id = part.component.line("RECURRENCE-ID");
        try {
            return id == null ? null : span.beside(times(part.calendar, span).read(id));
        } catch (UnreadableTimeException e) {
            skip(part, "Not read: " + e.getMessage() + ".");
            return null;
        }
    }

    /** This date and all after it (RFC 5545 §3.2.13): each is moved by as much as the first. */
    private void range(Part part, ReadEvent event, Span span, SeriesDates series) {
        LocalDateTime at = original(part, span);
        if (at == null) {
            return;
        }
        List<LocalDateTime> dates = series.from(at);
        if (isHidden(part, event, dates)) {
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
                put(part, new Instance(date, said.at(start, end)));
            }
        } catch (UnreadableTimeException e) {
            skip(part, "Not read: " + e.getMessage() + ".");
        }
    }
}
