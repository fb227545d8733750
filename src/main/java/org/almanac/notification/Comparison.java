package org.almanac.notification;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.OccurrencePlan;
import org.almanac.notification.NoticeMail.Cancelled.Why;
import org.almanac.notification.NoticeMail.Difference;
import org.almanac.notification.NoticeMail.Turn;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a reader was told of an event with what is so now. Only what lies ahead counts: nobody is told that
 * something over was otherwise.
 */
final class Comparison {
    /** Further ahead an event that recurs is only a rule. */
    private static final Period SIGHT = Period.ofYears(2);

    private static final int SHOWN_DATES = 5;
    private static final int SHOWN_INSTANCES = 10;

    private final EventFacts told;
    private final EventFacts current;
    private final Range ahead;

    private Comparison(EventFacts told, EventFacts current, Range ahead) {
        this.told = told;
        this.current = current;
        this.ahead = ahead;
    }

    /** @param at the instant from which on things lie ahead */
    static Verdict of(EventFacts told, EventFacts current, Instant at) {
        Instant horizon = at.atOffset(ZoneOffset.UTC).plus(SIGHT).toInstant();
        boolean once = !told.recurs() && !current.recurs();
        return new Comparison(told, current, new Range(at.plusNanos(1), once ? Instant.MAX : horizon)).verdict();
    }

    private Verdict verdict() {
        if (!current.isOn()) {
            return new Verdict(off(), null);
        }
        List<Instant> starts = current.starts(ahead);
        if (!told.isOn()) {
            return starts.isEmpty()
                    ? Verdict.NOTHING
                    : new Verdict(null, new Verdict.Changed(turn(), differences(), false, starts.get(0)));
        }
        if (!told.recurs() && !current.recurs()) {
            return starts.isEmpty() ? Verdict.NOTHING : new Verdict(null, changed(differences(), false, starts.get(0)));
        }
        return recurring(starts);
    }

    private Verdict.@Nullable Off off() {
        List<Instant> starts = told.starts(ahead);
        boolean news = told.isOn() || !current.gone() && !told.gone() && told.status() != current.status();
        return !news || starts.isEmpty() ? null : new Verdict.Off(why(), List.of(), false, starts.get(0));
    }

    /** What is on now was off. */
    private Turn turn() {
        return !told.gone() && told.status() == EventStatus.POSTPONED ? Turn.NEW_DATE : Turn.BACK_ON;
    }

    private Why why() {
        if (current.status() == EventStatus.CANCELLED) {
            return Why.CANCELLED;
        }
        return current.gone() ? Why.WITHDRAWN : Why.POSTPONED;
    }

    /** All but the dates of an event that recurs. */
    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        if (!told.title().equals(current.title())) {
            differences.add(new Difference.Title(told.title(), current.title()));
        }
        if (!told.recurs() && !current.recurs() && !told.time().equals(current.time())) {
            differences.add(new Difference.When(told.time(), current.time()));
        }
        if (!Objects.equals(told.place(), current.place()) || !Objects.equals(told.country(), current.country())) {
            differences.add(new Difference.Place(told.place(), told.country(), current.place(), current.country()));
        }
        if (!Objects.equals(told.onlineUrl(), current.onlineUrl())) {
            differences.add(new Difference.Online(told.onlineUrl(), current.onlineUrl()));
        }
        if (told.isOn() && told.status() != current.status()) {
            differences.add(new Difference.Status(told.status(), current.status()));
        }
        return differences;
    }

    private static Verdict.@Nullable Changed changed(
            List<Difference> differences, boolean othersStand, Instant usefulUntil) {
        return differences.isEmpty() ? null : new Verdict.Changed(Turn.CHANGED, differences, othersStand, usefulUntil);
    }

    private Verdict recurring(List<Instant> starts) {
        Map<LocalDateTime, EventTime> before = byOriginalStart(told);
        Map<LocalDateTime, EventTime> after = byOriginalStart(current);
        SingleDates single = SingleDates.NONE;
        List<Difference> differences = new ArrayList<>(differences());
        if (!before.equals(after)) {
            SingleDates found = sameRule() ? SingleDates.between(told, current, before, after, ahead) : null;
            if (found == null
                    || found.off().size() > SHOWN_INSTANCES
                    || found.changed().size() > SHOWN_INSTANCES) {
                differences.add(dates(before, after));
            } else {
                single = found;
                differences.addAll(found.changed());
            }
        }
        boolean othersStand =
                !single.changed().isEmpty() && after.size() > single.changed().size();
        Verdict.Changed changed = starts.isEmpty() ? null : changed(differences, othersStand, starts.get(0));
        return new Verdict(single.off().isEmpty() ? lastDatesGone(starts) : off(single, !after.isEmpty()), changed);
    }

    private static Verdict.Off off(SingleDates single, boolean othersStand) {
        Instant first = single.off().stream()
                .map(EventTime::startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return new Verdict.Off(
                single.onlyPostponed() ? Why.POSTPONED : Why.CANCELLED, single.off(), othersStand, first);
    }

    /** Every date ahead was taken away, in whatever way. */
    private Verdict.@Nullable Off lastDatesGone(List<Instant> starts) {
        List<Instant> toldStarts = told.starts(ahead);
        return starts.isEmpty() && !toldStarts.isEmpty()
                ? new Verdict.Off(Why.CANCELLED, List.of(), false, toldStarts.get(0))
                : null;
    }

    /** Whether it recurs on the same dates, however its rule is written and whatever has become of single ones. */
    private boolean sameRule() {
        return told.recurs()
                && current.recurs()
                && byOriginalStart(told.asItRecurs()).equals(byOriginalStart(current.asItRecurs()));
    }

    private Map<LocalDateTime, EventTime> byOriginalStart(EventFacts facts) {
        Map<LocalDateTime, EventTime> instances = new TreeMap<>();
        for (OccurrencePlan instance : facts.instances(ahead)) {
            LocalDateTime at = instance.recursAt() == null ? instance.time().start() : instance.recursAt();
            instances.put(at, instance.time());
        }
        return instances;
    }

    private static Difference.Dates dates(Map<LocalDateTime, EventTime> before, Map<LocalDateTime, EventTime> after) {
        return new Difference.Dates(next(before), next(after));
    }

    private static List<EventTime> next(Map<LocalDateTime, EventTime> instances) {
        return instances.values().stream()
                .sorted(Comparator.comparing(EventTime::startsAt))
                .limit(SHOWN_DATES)
                .toList();
    }
}
