package org.almanac.event.dates;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of a series whose start or rule is changed. Exceptions name dates by their original start (RFC 5545
 * §3.8.4.4), so they must be named anew when those move: else what was left out is back, and what was moved is lost.
 */
public final class MovedExceptions {
    private static final int SAMPLE = 4;

    private final EventTime oldTime;
    private final EventTime newTime;
    private final OriginalStarts oldStarts;
    private final OriginalStarts newStarts;

    /** By how much the clock time of the series differs; dates aside. */
    private final Duration byClock;

    private final Duration byStart;
    private final boolean sameDays;

    private MovedExceptions(EventContent before, EventContent after, Recurrence was, Recurrence is) {
        oldTime = before.time();
        newTime = after.time();
        byClock =
                Duration.between(oldTime.start().toLocalTime(), newTime.start().toLocalTime());
        byStart = Duration.between(oldTime.start(), newTime.start());
        oldStarts = new OriginalStarts(oldTime, withoutGaps(was, was.rdates()));
        newStarts = new OriginalStarts(newTime, withoutGaps(is, is.rdates()));
        sameDays = keepsItsDays();
    }

    /**
     * What an event is to say, with its exceptions about the dates that they were about.
     *
     * @param options whether exceptions may go of whose dates nothing is left, instead of a refusal
     * @throws Problem INVALID naming the exceptions that cannot be carried over, so that somebody decides
     */
    public static EventContent follow(EventContent stored, EventContent wanted, EditOptions options) {
        Recurrence is = wanted.recurrence();
        if (stored.recurrence() == null
                || is == null
                || is.exdates().isEmpty()
                        && is.overrides().isEmpty()
                        && is.rdates().isEmpty()) {
            return wanted;
        }
        EventContent before = inKind(stored, wanted.time());
        Recurrence was = Objects.requireNonNull(before.recurrence());
        boolean moved = !before.time().start().equals(wanted.time().start())
                || !Objects.equals(was.rrule(), is.rrule())
                || !was.rdates().equals(is.rdates())
                || stored.time().allDay() != wanted.time().allDay();
        if (!moved) {
            return wanted;
        }
        try {
            return wanted.with(wanted.time(), moved(before, wanted, was, is, options.dropsExceptions()));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("recurrence.rrule", "The rule cannot be followed that far: " + e.getMessage());
        }
    }

    private static Recurrence moved(
            EventContent before, EventContent wanted, Recurrence was, Recurrence is, boolean giveUp) {
        Duration byClock = Duration.between(
                before.time().start().toLocalTime(), wanted.time().start().toLocalTime());
        // Dates that come on top stay on their days; those that nobody spoke of go by the clock of the series.
        Recurrence listed = was.rdates().equals(is.rdates())
                ? new Recurrence(is.rrule(), is.exdates(), byClock(is.rdates(), before.time(), byClock), is.overrides())
                : is;
        return new MovedExceptions(before, wanted, was, listed).named(was, listed, giveUp);
    }

    private Recurrence named(Recurrence was, Recurrence is, boolean giveUp) {
        Set<LocalDateTime> all = new TreeSet<>(is.exdates());
        is.overrides().forEach(override -> all.add(override.at()));
        Set<LocalDateTime> known = new HashSet<>(was.exdates());
        was.overrides().forEach(override -> known.add(override.at()));
        Set<LocalDateTime> there = newStarts.among(all);
        Set<LocalDateTime> ofOld = new HashSet<>(all);
        ofOld.removeAll(there);
        ofOld.retainAll(known);
        ofOld = oldStarts.among(ofOld);
        Map<LocalDateTime, LocalDateTime> to = new HashMap<>();
        Set<LocalDateTime> gone = new HashSet<>();
        FieldErrors errors = new FieldErrors();
        for (LocalDateTime at : new TreeSet<>(ofOld)) {
            LocalDateTime place = place(at, there);
            if (place != null) {
                to.put(at, place);
                there.add(place);
            } else {
                gone.add(at);
                if (!isCutOff(at) && !giveUp) {
                    ask(errors, is, at);
                }
            }
        }
        errors.throwIfAny();
        return new Recurrence(
                is.rrule(),
                new TreeSet<>(is.exdates().stream()
                                .filter(at -> !gone.contains(at))
                                .map(at -> to.getOrDefault(at, at))
                                .toList())
                        .stream().toList(),
                is.rdates(),
                is.overrides().stream()
                        .filter(override -> !gone.contains(override.at()))
                        .map(override -> moved(override, to.getOrDefault(override.at(), override.at())))
                        .sorted((one, other) -> one.at().compareTo(other.at()))
                        .toList());
    }

    /** The date of the changed series that a date of the old one has become; null when there is none. */
    private @Nullable LocalDateTime place(LocalDateTime at, Set<LocalDateTime> taken) {
        Set<LocalDateTime> candidates = new LinkedHashSet<>();
        candidates.add(at.plus(byClock));
        candidates.add(at.toLocalDate().atTime(newTime.start().toLocalTime()));
        if (!sameDays) {
            candidates.add(at.plus(byStart));
        }
        Set<LocalDateTime> found = newStarts.among(candidates);
        return candidates.stream()
                .filter(one -> found.contains(one) && !taken.contains(one))
                .findFirst()
                .orElse(null);
    }

    /** Whether the series goes on on the days that it had, though it may begin or end on another. */
    private boolean keepsItsDays() {
        LocalDateTime from = oldTime.start().isAfter(newTime.start()) ? oldTime.start() : newTime.start();
        OriginalStarts.Walk walk = oldStarts.walk(from.toLocalDate().atStartOfDay(), OriginalStarts.END);
        List<LocalDateTime> days = new ArrayList<>();
        for (LocalDateTime at = walk.next(); at != null && days.size() < SAMPLE; at = walk.next()) {
            days.add(at.plus(byClock));
        }
        return !days.isEmpty() && newStarts.among(days).size() == new HashSet<>(days).size();
    }

    /** Whether its date has gone with the beginning or the end of the series, and the exception with it. */
    private boolean isCutOff(LocalDateTime at) {
        LocalDateTime wouldBe = at.plus(sameDays ? byClock : byStart);
        return wouldBe.isBefore(newTime.start())
                || newStarts.walk(wouldBe, OriginalStarts.END).next() == null;
    }

    private Recurrence.Override moved(Recurrence.Override override, LocalDateTime to) {
        if (override.at().equals(to)) {
            return override;
        }
        Duration days = Duration.between(
                override.at().toLocalDate().atStartOfDay(), to.toLocalDate().atStartOfDay());
        LocalDateTime start = override.start();
        // An hour of its own stays; else the date goes by the clock of the series.
        boolean ownHour =
                start != null && !start.toLocalTime().equals(override.at().toLocalTime());
        Duration by = ownHour ? days : Duration.between(override.at(), to);
        return override.at(
                to,
                start == null ? null : start.plus(by),
                override.end() == null ? null : override.end().plus(by));
    }

    private void ask(FieldErrors errors, Recurrence is, LocalDateTime at) {
        boolean leftOut = is.exdates().contains(at);
        errors.add(
                leftOut ? "recurrence.exdates" : "recurrence.overrides.at",
                "%s was %s, and the series as it is now has no such date. Name the exception by a date that it has, or take it out."
                        .formatted(LocalTimes.text(at, newTime.allDay()), leftOut ? "left out" : "changed"));
    }

    private static List<LocalDateTime> byClock(List<LocalDateTime> dates, EventTime old, Duration by) {
        return dates.stream()
                .map(at -> at.toLocalTime().equals(old.start().toLocalTime()) ? at.plus(by) : at)
                .toList();
    }

    private static Recurrence withoutGaps(Recurrence recurrence, List<LocalDateTime> rdates) {
        return new Recurrence(recurrence.rrule(), List.of(), rdates, List.of());
    }

    /** What is stored as it would be with whole days instead of hours, or the other way round. */
    private static EventContent inKind(EventContent stored, EventTime wanted) {
        EventTime time = stored.time();
        Recurrence recurrence = Objects.requireNonNull(stored.recurrence());
        if (time.allDay() == wanted.allDay()) {
            return stored;
        }
        return stored.with(
                new EventTime(inKind(time.start(), wanted), null, time.zone(), wanted.allDay()),
                new Recurrence(
                        recurrence.rrule(),
                        recurrence.exdates().stream()
                                .map(at -> inKind(at, wanted))
                                .toList(),
                        recurrence.rdates().stream()
                                .map(at -> inKind(at, wanted))
                                .toList(),
                        recurrence.overrides().stream()
                                .map(one -> one.at(inKind(one.at(), wanted), null, null))
                                .toList()));
    }

    private static LocalDateTime inKind(LocalDateTime at, EventTime wanted) {
        return at.toLocalDate().atTime(wanted.start().toLocalTime());
    }
}
