package org.almanac.importer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.imported.ImportPart;
import org.almanac.event.imported.ImportVersion;
import org.almanac.ical.read.ICalReader;
import org.almanac.ical.read.Moment;
import org.almanac.ical.read.ReadComponent;
import org.almanac.ical.read.ReadComponent.Kind;
import org.almanac.ical.read.ReadEvent;
import org.almanac.ical.read.ReadVersion;
import org.almanac.importer.calendar.CalendarEvents;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Reads events from iCalendar; what a calendar program leaves to chance is settled here. */
@Singleton
class CalendarItems {
    private final SiteSettings settings;

    CalendarItems(SiteSettings settings) {
        this.settings = settings;
    }

    /** @throws Problem MALFORMED when the body is no calendar */
    List<ReadItem> read(byte[] body, @Nullable String source) {
        List<ReadComponent> read = ICalReader.read(body, settings.defaultTimeZone());
        if (read.isEmpty() && !ICalReader.isCalendar(body)) {
            throw Problem.malformed("This is no calendar: it has no BEGIN:VCALENDAR.");
        }
        return read.stream().map(item -> item(item, source)).toList();
    }

    private ReadItem item(ReadComponent read, @Nullable String source) {
        String place = "line " + read.line();
        ReadEvent event = read.event();
        if (read.kind() == Kind.CANCEL) {
            SaveEvent cancelled = SaveEvent.builder()
                    .uid(CalendarEvents.uid(read.uid()))
                    .title(read.title())
                    .build();
            return ReadItem.of(
                    place,
                    new ImportItem(null, cancelled, source).about(part(read, ImportPart.Kind.CANCEL)),
                    read.note());
        }
        if (event == null) {
            return ReadItem.unreadable(
                    place, read.uid(), read.title(), read.note() == null ? "Not read." : read.note());
        }
        CalendarEvents.Converted converted = new CalendarEvents(settings.link("/events/")).convert(event);
        String note = Stream.of(read.note(), converted.note())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        ImportItem item = new ImportItem(null, converted.event(), source)
                .restrictedIf(event.secrecy() != null)
                .about(part(read, ImportPart.Kind.valueOf(read.kind().name())));
        return ReadItem.of(place, item, note.isEmpty() ? null : note);
    }

    private static ImportPart part(ReadComponent read, ImportPart.Kind kind) {
        ReadVersion version = read.version();
        Moment at = read.instance();
        return new ImportPart(
                kind,
                new ImportVersion(version.sequence(), version.modified(), version.stamp()),
                at == null ? null : at.local(),
                at == null ? null : at.zone());
    }
}
