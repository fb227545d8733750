package org.almanac.notification.facts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail.Cancelled.Why;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a reader was told of an event with what is so now. Only what lies ahead counts: nobody is told that
 * something over was otherwise.
 */
public final class EventFactsComparison {
    /**
     * So many of the dates ahead are compared: what begins alike goes on alike. Dates that were made otherwise by themselves
     * are compared wherever they lie.
     */
    private static final int MAX_COMPARED_DATES = 1_000;

    private static final int SHOWN_DATES = 5;
    private static final int SHOWN_INSTANCES = 10;

    private final EventFacts told;
    private final EventFacts current;
    private final Instant at;
    private final @Nullable Instant toldNext;
    private final @Nullable Instant next;

    private EventFactsComparison(EventFacts told, EventFacts current, Instant at) {
        this.told = told;
        this.current = current;
        this.at = at;
        this.toldNext = told.nextStart(at);
        this.next = current.nextStart(at);
    }

    /** @param at the instant from which on things lie ahead */
    public static ComparisonResult of(EventFacts told, EventFacts current, Instant at) {
        return new EventFactsComparison(told, current, at).verdict();
    }

    private ComparisonResult verdict() {
        if (!current.isOn()) {
            return new ComparisonResult(off(), null);
        }
        if (!told.isOn()) {
            return next == null
                    ? ComparisonResult.NOTHING
                    : new ComparisonResult(
                            null, new ComparisonResult.Changed(changeType(), differences(), false, next));
        }
        if (!told.recurs() && !current.recurs()) {
            return next == null
                    ? ComparisonResult.NOTHING
                    : new ComparisonResult(null, changed(differences(), false, next));
        }
        return recurring();
    }

    private ComparisonResult.@Nullable Off off() {
        boolean news = told.isOn() || !current.gone() && !told.gone() && told.status() != current.status();
        return !news || toldNext == null ? null : new ComparisonResult.Off(why(), List.of(), false, toldNext);
    }

    /** What is on now was off. */
    private ChangeType changeType() {
        return !told.gone() && told.status() == EventStatus.POSTPONED ? ChangeType.NEW_DATE : ChangeType.BACK_ON;
    }

    private Why why() {
        if (current.status() == EventStatus.CANCELLED) {
            return Why.CANCELLED;
        }
        if (current.mistaken()) {
            return Why.MISTAKEN;
        }
        return current.gone() ? Why.WITHDRAWN : Why.POSTPONED;
    }

    /** All but the dates of an event that recurs. */
    private List<EventDifference> differences() {
        List<EventDifference> differences = new ArrayList<>();
        if (!told.title().equals(current.title())) {
            differences.add(new EventDifference.Title(told.title(), current.title()));
        }
        if (!told.recurs() && !current.recurs() && !told.time().equals(current.time())) {
            differences.add(new EventDifference.When(told.time(), current.time()));
        }
        if (!Objects.equals(told.place(), current.place()) || !Objects.equals(told.country(), current.country())) {
            differences.add(
                    new EventDifference.Place(told.place(), told.country(), current.place(), current.country()));
        }
        if (!Objects.equals(told.onlineUrl(), current.onlineUrl())) {
            differences.add(new EventDifference.Online(told.onlineUrl(), current.onlineUrl()));
        }
        if (told.isOn() && told.status() != current.status()) {
            differences.add(new EventDifference.Status(told.status(), current.status()));
        }
        return differences;
    }

    private static ComparisonResult.@Nullable Changed changed(
            List<EventDifference> differences, boolean othersStand, Instant usefulUntil) {
        return differences.isEmpty()
                ? null
                : new ComparisonResult.Changed(ChangeType.CHANGED, differences, othersStand, usefulUntil);
    }

    private ComparisonResult recurring() {
        Dates ahead = dates(told, current);
        Map<LocalDateTime, EventTime> before = ahead.before;
        Map<LocalDateTime, EventTime> after = ahead.after;
        SingleDateChanges single = SingleDateChanges.NONE;
        List<EventDifference> differences = new ArrayList<>(differences());
        if (!before.equals(after)) {
            SingleDateChanges found = sameRule() ? SingleDateChanges.between(told, current, before, after) : null;
            if (found == null
                    || found.off().size() > SHOWN_INSTANCES
                    || found.changed().size() > SHOWN_INSTANCES) {
                differences.add(dates(before, after));
            } else {
                single = found;
                differences.addAll(found.changed());
            }
        }
        differences.addAll(OwnDetails.between(told, current, before, after));
        boolean othersStand =
                !single.changed().isEmpty() && after.size() > single.changed().size();
        ComparisonResult.Changed changed = next == null ? null : changed(differences, othersStand, next);
        return new ComparisonResult(single.off().isEmpty() ? lastDatesGone() : off(single, !after.isEmpty()), changed);
    }

    private static ComparisonResult.Off off(SingleDateChanges single, boolean othersStand) {
        Instant first = single.off().stream()
                .map(EventTime::startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return new ComparisonResult.Off(
                single.onlyPostponed() ? Why.POSTPONED : Why.CANCELLED, single.off(), othersStand, first);
    }

    /** Every date ahead was taken away, in whatever way. */
    private ComparisonResult.@Nullable Off lastDatesGone() {
        return next == null && toldNext != null
                ? new ComparisonResult.Off(Why.CANCELLED, List.of(), false, toldNext)
                : null;
    }

    /** Whether it recurs on the same dates, however its rule is written and whatever has become of single ones. */
    private boolean sameRule() {
        if (!told.recurs() || !current.recurs()) {
            return false;
        }
        Dates regular = dates(told.asItRecurs(), current.asItRecurs());
        return regular.before.equals(regular.after);
    }

    /** By original start. */
    private record Dates(Map<LocalDateTime, EventTime> before, Map<LocalDateTime, EventTime> after) {}

    private Dates dates(EventFacts one, EventFacts other) {
        EventFacts.Ahead before = one.ahead(at, MAX_COMPARED_DATES);
        EventFacts.Ahead after = other.ahead(at, MAX_COMPARED_DATES);
        Instant until = before.until().isBefore(after.until()) ? before.until() : after.until();
        return new Dates(byOriginalStart(one, before, until), byOriginalStart(other, after, until));
    }

    private Map<LocalDateTime, EventTime> byOriginalStart(EventFacts facts, EventFacts.Ahead ahead, Instant until) {
        Map<LocalDateTime, EventTime> instances = new TreeMap<>();
        ahead.dates().stream()
                .filter(instance -> instance.time().startsAt().isBefore(until))
                .forEach(instance -> add(instances, instance));
        Set<LocalDateTime> single = new TreeSet<>();
        addSingle(single, told);
        addSingle(single, current);
        facts.instances(single).forEach(instance -> add(instances, instance));
        return instances;
    }

    private void add(Map<LocalDateTime, EventTime> instances, OccurrencePlan instance) {
        if (instance.time().startsAt().isAfter(at)) {
            LocalDateTime original = instance.recursAt();
            instances.put(original == null ? instance.time().start() : original, instance.time());
        }
    }

    /** Dates that were made otherwise, by their original starts. */
    private static void addSingle(Set<LocalDateTime> single, EventFacts facts) {
        Recurrence recurrence = facts.recurrence();
        if (recurrence != null) {
            single.addAll(recurrence.exdates());
            single.addAll(recurrence.rdates());
            recurrence.overrides().forEach(override -> single.add(override.at()));
        }
    }

    private static EventDifference.Dates dates(
            Map<LocalDateTime, EventTime> before, Map<LocalDateTime, EventTime> after) {
        return new EventDifference.Dates(next(before), next(after));
    }

    private static List<EventTime> next(Map<LocalDateTime, EventTime> instances) {
        return instances.values().stream()
                .sorted(Comparator.comparing(EventTime::startsAt))
                .limit(SHOWN_DATES)
                .toList();
    }
}
