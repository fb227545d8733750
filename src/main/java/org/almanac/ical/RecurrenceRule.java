package org.almanac.ical;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545 §3.3.10), expanded on the wall clock: 09:00 stays 09:00 over a change of the clocks.
 * Immutable. Whatever the rule says, expansion is bounded in time and memory.
 */
public final class RecurrenceRule {
    private static final long WALK = 150_000;

    final Frequency frequency;
    final int interval;
    final @Nullable Integer count;
    final @Nullable Until until;
    final SortedSet<Integer> months;
    final SortedSet<Integer> weeks;
    final SortedSet<Integer> yearDays;
    final SortedSet<Integer> monthDays;
    final List<OrdinalDay> days;
    final SortedSet<Integer> hours;
    final SortedSet<Integer> minutes;
    final SortedSet<Integer> seconds;
    final SortedSet<Integer> positions;
    final DayOfWeek weekStart;

    RecurrenceRule(RuleParser parsed) {
        frequency = parsed.frequency();
        interval = parsed.interval();
        count = parsed.count();
        until = parsed.until();
        months = parsed.numbers("BYMONTH");
        weeks = parsed.numbers("BYWEEKNO");
        yearDays = parsed.numbers("BYYEARDAY");
        monthDays = parsed.numbers("BYMONTHDAY");
        days = parsed.days();
        hours = parsed.numbers("BYHOUR");
        minutes = parsed.numbers("BYMINUTE");
        seconds = parsed.numbers("BYSECOND");
        positions = parsed.numbers("BYSETPOS");
        weekStart = parsed.weekStart();
    }

    /**
     * Reads a rule without its {@code RRULE:} prefix.
     *
     * @throws IllegalArgumentException if it is none, or breaks a MUST of RFC 5545 on which calendar programs would
     *     disagree; the message is for the person who wrote it
     */
    public static RecurrenceRule parse(String rrule) {
        return new RuleParser(rrule).parse();
    }

    /**
     * The instances that start in a window, in order, without repetition. The seed is the first instance, whether the
     * rule falls on it or not, and COUNT counts it.
     *
     * @param seed the start of the event, local to {@code zone}; at midnight for an all-day event
     * @param zone decides when an UNTIL in UTC has passed, nothing else
     * @param from first local start that is in the window
     * @param to first local start that is not
     * @param max most instances that the caller can take
     * @throws TooManyInstancesException if there are more than {@code max}, or if it takes too much work to tell
     */
    public List<LocalDateTime> expand(LocalDateTime seed, ZoneId zone, LocalDateTime from, LocalDateTime to, int max) {
        List<LocalDateTime> found = new ArrayList<>();
        Instances instances = new Instances(this, seed, zone, from, to);
        for (LocalDateTime at = instances.next(); at != null; at = instances.next()) {
            if (found.size() == max) {
                throw new TooManyInstancesException("The rule has more than " + max + " instances between "
                        + from.toLocalDate() + " and " + to.toLocalDate() + ".");
            }
            found.add(at);
        }
        return List.copyOf(found);
    }

    /**
     * The instances of {@link #expand} one after another, for a caller who does not know how many there will be. Looks
     * for the next one through four centuries of days at most, all calls taken together.
     */
    public Instances walk(LocalDateTime seed, ZoneId zone, LocalDateTime from, LocalDateTime to) {
        return new Instances(this, seed, zone, from, to, WALK);
    }

    /** Whether COUNT bounds it, so that any instance is found from the seed on only. */
    public boolean counted() {
        return count != null;
    }

    /** Whether it goes on for ever. */
    public boolean endless() {
        return count == null && until == null;
    }

    /**
     * Whether the rule itself falls on a start. Where it does not, calendar programs disagree about the first instance
     * and about COUNT (RFC 5545 §3.8.5.3 leaves it undefined).
     */
    public boolean fallsOn(LocalDateTime seed) {
        return new Periods(this, seed).candidates(0).contains(seed);
    }

    /** Whether its UNTIL is before a start: only that start is left, and many programs do not show even that one. */
    boolean endsBefore(LocalDateTime seed, ZoneId zone) {
        return until != null && until.passedBy(seed, zone);
    }

    /** Whether it says anything about the time of day, which the rule of an all-day event must not. */
    public boolean hasTimeOfDay() {
        return Frequency.DAILY.longerThan(frequency) || !hours.isEmpty() || !minutes.isEmpty() || !seconds.isEmpty();
    }

    /** UNTIL as an instant; empty when there is none. */
    public Optional<Instant> lastBy(ZoneId zone) {
        return Optional.ofNullable(until).map(last -> WallTime.instant(last.inZone(zone), zone));
    }

    /** For an event's RRULE line: UNTIL has the type that RFC 5545 wants beside such a start. */
    String format(ZoneId zone, boolean allDay) {
        return format(until == null ? null : until.format(zone, allDay));
    }

    /** The rule in canonical form: its parts in RFC 5545's order, defaults left out. */
    @Override
    public String toString() {
        return format(until == null ? null : until.toString());
    }

    private String format(@Nullable String untilText) {
        StringJoiner parts = new StringJoiner(";");
        parts.add("FREQ=" + frequency);
        if (untilText != null) {
            parts.add("UNTIL=" + untilText);
        }
        if (count != null) {
            parts.add("COUNT=" + count);
        }
        if (interval != 1) {
            parts.add("INTERVAL=" + interval);
        }
        add(parts, "BYSECOND", seconds);
        add(parts, "BYMINUTE", minutes);
        add(parts, "BYHOUR", hours);
        add(parts, "BYDAY", days);
        add(parts, "BYMONTHDAY", monthDays);
        add(parts, "BYYEARDAY", yearDays);
        add(parts, "BYWEEKNO", weeks);
        add(parts, "BYMONTH", months);
        add(parts, "BYSETPOS", positions);
        if (weekStart != DayOfWeek.MONDAY) {
            parts.add("WKST=" + OrdinalDay.every(weekStart));
        }
        return parts.toString();
    }

    private static void add(StringJoiner parts, String name, Iterable<?> values) {
        if (values.iterator().hasNext()) {
            StringJoiner list = new StringJoiner(",");
            values.forEach(value -> list.add(value.toString()));
            parts.add(name + "=" + list);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecurrenceRule rule && rule.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
