package org.almanac.ical.recur;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the instances of a rule in a window. Without COUNT it starts at the window; with COUNT it must walk
 * there from the seed.
 */
public final class Instances {
    // Days tested and candidates seen: seven centuries of days, some tenths of a second at worst.
    private static final long MOST_EFFORT = 500_000;

    private final RecurrenceRule rule;
    private final Periods periods;
    private final LocalDateTime seed;
    private final ZoneId zone;
    private final LocalDateTime from;
    private final LocalDateTime to;
    private final long mostEffort;

    private Iterator<LocalDateTime> candidates;
    private long period;
    private long effort;
    private int counted;

    Instances(RecurrenceRule rule, LocalDateTime seed, ZoneId zone, LocalDateTime from, LocalDateTime to) {
        this(rule, seed, zone, from, to, MOST_EFFORT);
    }

    Instances(
            RecurrenceRule rule,
            LocalDateTime seed,
            ZoneId zone,
            LocalDateTime from,
            LocalDateTime to,
            long mostEffort) {
        this.mostEffort = mostEffort;
        this.rule = rule;
        this.seed = seed;
        this.zone = zone;
        this.from = from;
        this.to = to;
        periods = new Periods(rule, seed);
        candidates = List.of(seed).iterator();
        boolean atSeed = rule.count != null || !from.isAfter(seed);
        period = atSeed ? 0 : periods.holding(from);
    }

    /**
     * @return null after the last
     * @throws TooManyInstancesException if it takes too much work to tell
     */
    public @Nullable LocalDateTime next() {
        for (LocalDateTime at = nextCandidate(); at != null && at.isBefore(to); at = nextCandidate()) {
            boolean first = at.equals(seed);
            if (first ? counted > 0 : at.isBefore(seed)) {
                continue;
            }
            boolean over =
                    rule.count != null ? counted == rule.count : rule.until != null && rule.until.passedBy(at, zone);
            if (over && !first) {
                return null;
            }
            counted++;
            if (!at.isBefore(from)) {
                return at;
            }
        }
        return null;
    }

    private @Nullable LocalDateTime nextCandidate() {
        while (!candidates.hasNext()) {
            if (!periods.start(period).isBefore(to)) {
                return null;
            }
            spend(rule.daysInPeriod());
            candidates = periods.candidates(period).iterator();
            period = periods.after(period);
        }
        spend(1);
        return candidates.next();
    }

    private void spend(int more) {
        effort += more;
        if (effort > mostEffort) {
            throw new TooManyInstancesException(
                    "The rule repeats too often, or starts too long ago, to list what lies between "
                            + from.toLocalDate() + " and " + to.toLocalDate() + ".");
        }
    }
}
