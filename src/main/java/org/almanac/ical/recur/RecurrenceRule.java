package org.almanac.ical.recur;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Month;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545 §3.3.10) that ical4j reads and writes, expanded here on the wall clock: 09:00 stays 09:00 over a change of the clocks.
 * Immutable. Whatever the rule says, expansion is bounded in time and memory.
 */
public final class RecurrenceRule {
    private static final long WALK = 150_000;

    private final Recur<Temporal> recur;

    /** FREQ. */
    final ChronoUnit period;

    final int interval;
    final @Nullable Integer count;
    final @Nullable Until until;
    final SortedSet<Integer> months;
    final SortedSet<Integer> weeks;
    final SortedSet<Integer> yearDays;
    final SortedSet<Integer> monthDays;
    final List<WeekDay> days;
    final SortedSet<Integer> hours;
    final SortedSet<Integer> minutes;
    final SortedSet<Integer> seconds;
    final SortedSet<Integer> positions;
    final DayOfWeek weekStart;

    /** @param recur in canonical form */
    RecurrenceRule(Recur<Temporal> recur) {
        this.recur = recur;
        period = switch (recur.getFrequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case DAILY -> ChronoUnit.DAYS;
            case HOURLY -> ChronoUnit.HOURS;
            case MINUTELY -> ChronoUnit.MINUTES;
            case SECONDLY -> ChronoUnit.SECONDS;
        };
        interval = Math.max(1, recur.getInterval());
        count = recur.getCount() > 0 ? recur.getCount() : null;
        Temporal last = recur.getUntil();
        until = last == null ? null : new Until(last);
        months = new TreeSet<>(
                recur.getMonthList().stream().map(Month::getMonthOfYear).toList());
        weeks = new TreeSet<>(recur.getWeekNoList());
        yearDays = new TreeSet<>(recur.getYearDayList());
        monthDays = new TreeSet<>(recur.getMonthDayList());
        days = recur.getDayList();
        hours = new TreeSet<>(recur.getHourList());
        minutes = new TreeSet<>(recur.getMinuteList());
        seconds = new TreeSet<>(recur.getSecondList());
        positions = new TreeSet<>(recur.getSetPosList());
        DayOfWeek first = WeekDay.getDayOfWeek(recur.getWeekStartDay());
        weekStart = first == null ? DayOfWeek.MONDAY : first;
    }

    /**
     * Reads a rule without its {@code RRULE:} prefix.
     *
     * @throws IllegalArgumentException if it is none, or breaks a MUST of RFC 5545 on which calendar programs would
     *     disagree; the message is for the person who wrote it
     */
    public static RecurrenceRule parse(String rrule) {
        return new RuleReader(rrule).read();
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
    public boolean endsBefore(LocalDateTime seed, ZoneId zone) {
        return until != null && until.passedBy(seed, zone);
    }

    /** Whether it says anything about the time of day, which the rule of an all-day event must not. */
    public boolean hasTimeOfDay() {
        return withinDay() || !hours.isEmpty() || !minutes.isEmpty() || !seconds.isEmpty();
    }

    /** UNTIL as an instant; empty when there is none. */
    public Optional<Instant> lastBy(ZoneId zone) {
        return Optional.ofNullable(until).map(last -> WallTime.instant(last.inZone(zone), zone));
    }

    /** Whether its periods are shorter than a day. */
    boolean withinDay() {
        return period.compareTo(ChronoUnit.DAYS) < 0;
    }

    /** How many days must be tested to know a period. */
    int daysInPeriod() {
        return switch (period) {
            case YEARS -> 366;
            case MONTHS -> 31;
            case WEEKS -> 7;
            default -> 1;
        };
    }

    /** For an event's RRULE: UNTIL has the type that RFC 5545 wants beside such a start. */
    public Recur<Temporal> besides(ZoneId zone, boolean allDay) {
        return until == null
                ? recur
                : new Recur.Builder<>(recur).until(until.besides(zone, allDay)).build();
    }

    /** The same as text: two rules that a calendar could not tell apart beside such a start are written alike. */
    public String writtenBeside(ZoneId zone, boolean allDay) {
        return besides(zone, allDay).toString();
    }

    /** The rule in canonical form: its lists in order, defaults left out. */
    @Override
    public String toString() {
        return recur.toString();
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
