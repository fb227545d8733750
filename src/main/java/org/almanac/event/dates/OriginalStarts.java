package org.almanac.event.dates;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.ical.recur.Instances;
import org.almanac.ical.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * The starts that an event which recurs has by its rule and its list, before anything is made of single ones: DTSTART
 * counts whether or not the rule gives it (RFC 5545 §3.8.5.3). Local to the event's zone.
 */
final class OriginalStarts {
    /** After every start: no event lies later. */
    static final LocalDateTime END = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** How far back the last start before a time is looked for: most rules give one within days. */
    private static final List<Duration> BACK =
            List.of(Duration.ofDays(8), Duration.ofDays(62), Duration.ofDays(800), Duration.ofDays(15_000));

    private final EventTime time;
    private final @Nullable RecurrenceRule rule;
    private final TreeSet<LocalDateTime> listed;
    private final Set<LocalDateTime> left;

    /** @throws IllegalArgumentException if the rule is none */
    OriginalStarts(EventTime time, Recurrence recurrence) {
        this.time = time;
        this.rule = recurrence.rrule() == null ? null : RecurrenceRule.parse(recurrence.rrule());
        this.listed = new TreeSet<>(recurrence.rdates());
        listed.add(time.start());
        this.left = new HashSet<>(recurrence.exdates());
    }

    /** @throws IllegalArgumentException if there are more than {@code most}, or if it takes too much work to tell */
    TreeSet<LocalDateTime> in(LocalDateTime from, LocalDateTime to, int most) {
        TreeSet<LocalDateTime> starts = new TreeSet<>(listed.subSet(from, to));
        if (rule != null) {
            starts.addAll(rule.expand(time.start(), time.zone(), from, to, most));
        }
        starts.removeAll(left);
        return starts;
    }

    /** In order; may take too much work to tell, as {@link Instances#next} does. */
    Walk walk(LocalDateTime from, LocalDateTime to) {
        return new Walk(from, to);
    }

    /** Those of some times that are starts of it. */
    Set<LocalDateTime> among(Collection<LocalDateTime> times) {
        Set<LocalDateTime> found = new HashSet<>(times);
        found.retainAll(listed);
        if (rule != null && found.size() < times.size()) {
            TreeSet<LocalDateTime> asked = new TreeSet<>(times);
            if (rule.counted()) {
                Walk walk = walk(time.start(), asked.last().plusSeconds(1));
                for (LocalDateTime at = walk.next(); at != null; at = walk.next()) {
                    if (asked.contains(at)) {
                        found.add(at);
                    }
                }
            } else {
                asked.removeIf(at -> walk(at, at.plusSeconds(1)).next() == null);
                found.addAll(asked);
            }
        }
        found.removeAll(left);
        return found;
    }

    /** The last one before a time that is wanted. */
    @Nullable
    LocalDateTime lastBefore(LocalDateTime before, Predicate<LocalDateTime> wanted) {
        LocalDateTime first = listed.first();
        if (rule == null || !rule.counted()) {
            for (Duration back : BACK) {
                LocalDateTime from = before.minus(back);
                if (!from.isAfter(first)) {
                    break;
                }
                LocalDateTime last = last(from, before, wanted);
                if (last != null) {
                    return last;
                }
            }
        }
        return last(first, before, wanted);
    }

    private @Nullable LocalDateTime last(LocalDateTime from, LocalDateTime before, Predicate<LocalDateTime> wanted) {
        LocalDateTime last = null;
        Walk walk = walk(from, before);
        for (LocalDateTime at = walk.next(); at != null; at = walk.next()) {
            last = wanted.test(at) ? at : last;
        }
        return last;
    }

    /** One start after another. */
    final class Walk {
        private final LocalDateTime to;
        private final @Nullable Instances byRule;
        private @Nullable LocalDateTime ofRule;
        private @Nullable LocalDateTime ofList;

        private Walk(LocalDateTime from, LocalDateTime to) {
            this.to = to;
            byRule = rule == null ? null : rule.walk(time.start(), time.zone(), from, to);
            ofRule = byRule == null ? null : byRule.next();
            ofList = listed.ceiling(from);
        }

        @Nullable
        LocalDateTime next() {
            LocalDateTime at = step();
            while (at != null && left.contains(at)) {
                at = step();
            }
            return at;
        }

        private @Nullable LocalDateTime step() {
            LocalDateTime listedAt = ofList != null && ofList.isBefore(to) ? ofList : null;
            LocalDateTime ruledAt = ofRule;
            LocalDateTime at = ruledAt == null || listedAt != null && listedAt.isBefore(ruledAt) ? listedAt : ruledAt;
            if (at != null && at.equals(listedAt)) {
                ofList = listed.higher(at);
            }
            if (at != null && at.equals(ruledAt) && byRule != null) {
                ofRule = byRule.next();
            }
            return at;
        }
    }
}
