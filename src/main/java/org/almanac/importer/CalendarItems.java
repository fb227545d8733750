package org.almanac.importer;

import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.List;
import org.almanac.event.EventStatus;
import org.almanac.event.ImportItem;
import org.almanac.event.LocalTimes;
import org.almanac.event.SaveEvent;
import org.almanac.ical.read.ICalReader;
import org.almanac.ical.read.ReadComponent;
import org.almanac.ical.read.ReadEvent;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Reads events from iCalendar; what a calendar program leaves to chance is settled here. */
@Singleton
class CalendarItems {
    private static final int LONGEST_NAME = 200;

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

    private static ReadItem item(ReadComponent read, @Nullable String source) {
        ReadEvent event = read.event();
        String place = "line " + read.line();
        return event == null
                ? ReadItem.unreadable(place, read.uid(), read.title(), read.note() == null ? "Not read." : read.note())
                : ReadItem.of(
                        place,
                        new ImportItem(null, saveEvent(event), source).restrictedIf(event.secrecy() != null),
                        read.note());
    }

    private static SaveEvent saveEvent(ReadEvent event) {
        boolean allDay = event.allDay();
        String online = webAddress(event.location());
        return SaveEvent.builder()
                .uid(event.uid())
                .title(event.summary())
                .description(event.description())
                .start(LocalTimes.text(event.start(), allDay))
                .end(event.end() == null ? null : LocalTimes.text(event.end(), allDay))
                .timeZone(event.zone().getId())
                .allDay(allDay)
                .status(status(event).name())
                .tags(event.categories())
                .venue(online == null ? venue(event) : null)
                .onlineUrl(online)
                .organiser(event.organiser() == null ? null : new SaveEvent.OrganiserInput(event.organiser(), null))
                .url(webAddress(event.url()))
                .recurrence(recurrence(event))
                .build();
    }

    private static EventStatus status(ReadEvent event) {
        if (event.cancelled()) {
            return EventStatus.CANCELLED;
        }
        return event.tentative() ? EventStatus.TENTATIVE : EventStatus.CONFIRMED;
    }

    private static SaveEvent.VenueInput venue(ReadEvent event) {
        String location = event.location();
        boolean isName = location != null && location.length() <= LONGEST_NAME;
        return new SaveEvent.VenueInput(
                isName ? location : null, isName ? null : location, null, null, event.latitude(), event.longitude());
    }

    private static SaveEvent.@Nullable RecurrenceInput recurrence(ReadEvent event) {
        if (event.rrule() == null && event.rdates().isEmpty()) {
            return null;
        }
        boolean allDay = event.allDay();
        return new SaveEvent.RecurrenceInput(
                event.rrule(),
                texts(event.exdates(), allDay),
                texts(event.rdates(), allDay),
                event.overrides().stream()
                        .map(instance -> new SaveEvent.OverrideInput(
                                LocalTimes.text(instance.at(), allDay),
                                LocalTimes.text(instance.start(), allDay),
                                instance.end() == null ? null : LocalTimes.text(instance.end(), allDay),
                                instance.cancelled() ? EventStatus.CANCELLED.name() : null))
                        .toList());
    }

    private static List<String> texts(List<LocalDateTime> times, boolean allDay) {
        return times.stream().map(time -> LocalTimes.text(time, allDay)).toList();
    }

    private static @Nullable String webAddress(@Nullable String text) {
        return text != null && text.matches("https?://\\S+") ? text : null;
    }
}
