package org.almanac.event.imported;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.almanac.event.dates.EventDates;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One date of an event that an import brought without the others: it changes that date and nothing else. */
public final class ImportedDate {
    private final EventContent stored;
    private final EventContent imported;
    private final LocalDateTime at;

    /**
     * @param stored the event here
     * @param imported what is said of its date, as an event by itself
     * @param at the date's original start on the clock of the event here
     */
    public ImportedDate(EventContent stored, EventContent imported, LocalDateTime at) {
        this.stored = stored;
        this.imported = imported;
        this.at = at;
    }

    /** Whether the event here has that date, be it left out. */
    public boolean isThere() {
        Recurrence recurrence = stored.recurrence();
        if (recurrence == null) {
            return stored.time().start().equals(at);
        }
        return recurrence.exdates().contains(at)
                || !EventDates.of(stored.time(), recurrence, stored.status())
                        .at(List.of(at))
                        .isEmpty();
    }

    /** What the event says with this date changed. */
    public EventContent changed() {
        Recurrence recurrence = Objects.requireNonNull(stored.recurrence());
        return stored.with(stored.time(), replaced(recurrence, withoutMe(recurrence.exdates()), recurrence.rdates()));
    }

    /** What the event says with this date besides those that it has. */
    public EventContent added() {
        Recurrence recurrence = stored.recurrence() == null
                ? new Recurrence(null, List.of(), List.of(), List.of())
                : stored.recurrence();
        List<LocalDateTime> rdates = new ArrayList<>(withoutMe(recurrence.rdates()));
        rdates.add(at);
        rdates.sort(Comparator.naturalOrder());
        return stored.with(stored.time(), replaced(recurrence, withoutMe(recurrence.exdates()), List.copyOf(rdates)));
    }

    /** What the event says without this date. */
    public EventContent hidden() {
        Recurrence recurrence = stored.recurrence();
        if (recurrence == null) {
            throw Problem.invalid("recurrence", "Its only date is private.");
        }
        List<LocalDateTime> exdates = new ArrayList<>(withoutMe(recurrence.exdates()));
        exdates.add(at);
        exdates.sort(Comparator.naturalOrder());
        return stored.with(
                stored.time(),
                new Recurrence(
                        recurrence.rrule(), List.copyOf(exdates), recurrence.rdates(), others(recurrence.overrides())));
    }

    private List<LocalDateTime> withoutMe(List<LocalDateTime> dates) {
        return dates.stream().filter(date -> !date.equals(at)).toList();
    }

    private List<Recurrence.Override> others(List<Recurrence.Override> overrides) {
        return overrides.stream().filter(one -> !one.at().equals(at)).toList();
    }

    private Recurrence replaced(Recurrence recurrence, List<LocalDateTime> exdates, List<LocalDateTime> rdates) {
        List<Recurrence.Override> overrides = new ArrayList<>(others(recurrence.overrides()));
        Recurrence.Override own = override();
        if (!own.equals(new Recurrence.Override(at, null, null, null))) {
            overrides.add(own);
            overrides.sort(Comparator.comparing(Recurrence.Override::at));
        }
        return new Recurrence(recurrence.rrule(), exdates, rdates, List.copyOf(overrides));
    }

    /** What differs from the event. */
    private Recurrence.Override override() {
        EventTime regular = stored.time().startingAt(at);
        LocalDateTime start = local(imported.time().start());
        LocalDateTime end =
                imported.time().end() == null ? null : local(imported.time().end());
        EventTime moved = regular.startingAt(start);
        boolean said = imported.description() != null
                && (stored.description() == null
                        || !CalendarView.words(imported.description())
                                .equals(CalendarView.words(stored.description())));
        Venue place = CalendarView.place(stored.venue(), imported.venue());
        return new Recurrence.Override(
                        at,
                        start.equals(at) ? null : start,
                        end == null || end.equals(moved.end()) ? null : end,
                        imported.status() == stored.status() || imported.status() == EventStatus.CONFIRMED
                                ? null
                                : imported.status(),
                        imported.title(),
                        said ? imported.description() : null,
                        place,
                        imported.onlineUrl(),
                        imported.url(),
                        note())
                .beside(stored);
    }

    /** No calendar says it. */
    private @Nullable String note() {
        Recurrence recurrence = stored.recurrence();
        return recurrence == null
                ? null
                : recurrence.overrides().stream()
                        .filter(one -> one.at().equals(at) && one.note() != null)
                        .map(Recurrence.Override::note)
                        .findFirst()
                        .orElse(null);
    }

    private LocalDateTime local(@Nullable LocalDateTime time) {
        EventTime own = imported.time();
        LocalDateTime local = Objects.requireNonNull(time);
        if (stored.time().allDay()
                || own.allDay()
                || own.zone().equals(stored.time().zone())) {
            return stored.time().allDay() ? local.toLocalDate().atStartOfDay() : local;
        }
        return local.atZone(own.zone())
                .withZoneSameInstant(stored.time().zone())
                .toLocalDateTime();
    }
}
