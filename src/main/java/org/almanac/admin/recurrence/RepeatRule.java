package org.almanac.admin.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule as the controls of an event's form can say it. Rules that they cannot say are kept as text.
 *
 * @param every days, weeks, months or years
 * @param interval 2 for every second
 * @param days of the week, for weeks only
 * @param on which day of the month, for months and years
 * @param until the last day, inclusive; null without one
 * @param count how many dates in all; null without a number
 */
public record RepeatRule(
        Every every,
        int interval,
        Set<DayOfWeek> days,
        MonthDay on,
        @Nullable LocalDate until,
        @Nullable Integer count) {

    private static final Set<String> ANY = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL");
    private static final Set<String> OF_WEEKS = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY");
    private static final Set<String> OF_MONTHS =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS");
    private static final Set<String> OF_YEARS =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYDAY", "BYMONTHDAY", "BYSETPOS");

    /** FREQ. */
    public enum Every {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /**
     * A day of a month.
     *
     * @param number 1 to 31, or -1 for the last; 0 for the day that the event starts on, or when {@code weekday} is given
     * @param ordinal of the weekday in the month: 1 to 4, or -1 for the last
     */
    public record MonthDay(
            int number, int ordinal, @Nullable DayOfWeek weekday) {
        public static final MonthDay OF_START = new MonthDay(0, 0, null);

        /** The same place in the month that a day has: the second Tuesday, or the last one if it was the last before. */
        public MonthDay moved(LocalDate from, LocalDate to) {
            if (weekday == null) {
                return number > 0 ? new MonthDay(to.getDayOfMonth(), 0, null) : this;
            }
            boolean last = to.plusWeeks(1).getMonth() != to.getMonth();
            int place = ordinal == -1 && last ? -1 : (to.getDayOfMonth() - 1) / 7 + 1;
            return new MonthDay(0, place == 5 ? -1 : place, to.getDayOfWeek());
        }
    }

    /**
     * Reads a rule.
     *
     * @param start of the event, which says what the rule leaves open
     * @return null if the controls cannot say what it says
     */
    public static @Nullable RepeatRule read(String rrule, LocalDateTime start, ZoneId zone) {
        RuleParts parts;
        try {
            parts = new RuleParts(rrule);
        } catch (IllegalArgumentException e) {
            return null;
        }
        Every every = Every.valueOf(
                List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").contains(parts.text("FREQ"))
                        ? parts.text("FREQ")
                        : "DAILY");
        MonthDay on = MonthDay.OF_START;
        Set<DayOfWeek> days = Set.of();
        boolean said = parts.text("FREQ").equals(every.name());
        switch (every) {
            case DAILY -> said &= parts.only(ANY);
            case WEEKLY -> {
                said &= parts.only(OF_WEEKS);
                days = weekdays(parts.list("BYDAY"), start);
            }
            case MONTHLY -> {
                on = monthDay(parts);
                said &= parts.only(OF_MONTHS) && on != null;
            }
            case YEARLY -> {
                on = yearDay(parts, start);
                said &= parts.only(OF_YEARS) && on != null;
            }
        }
        return said && on != null
                ? new RepeatRule(
                        every,
                        parts.number("INTERVAL", 1),
                        days,
                        on,
                        parts.until(start, zone),
                        parts.has("COUNT") ? parts.number("COUNT", 0) : null)
                : null;
    }

    private static Set<DayOfWeek> weekdays(List<String> named, LocalDateTime start) {
        return named.isEmpty()
                ? EnumSet.of(start.getDayOfWeek())
                : named.stream().map(RepeatRule::weekday).collect(Collectors.toCollection(RepeatRule::noDays));
    }

    private static EnumSet<DayOfWeek> noDays() {
        return EnumSet.noneOf(DayOfWeek.class);
    }

    private static @Nullable MonthDay monthDay(RuleParts parts) {
        List<String> numbers = parts.list("BYMONTHDAY");
        List<String> named = parts.list("BYDAY");
        if (numbers.size() + named.size() > 1 || named.isEmpty() && parts.has("BYSETPOS")) {
            return null;
        }
        if (!numbers.isEmpty()) {
            int number = Integer.parseInt(numbers.get(0));
            return number >= -1 ? new MonthDay(number, 0, null) : null;
        }
        if (named.isEmpty()) {
            return MonthDay.OF_START;
        }
        String ordinal = named.get(0).substring(0, named.get(0).length() - 2);
        String place = parts.text("BYSETPOS");
        if (ordinal.isEmpty() == place.isEmpty() || !place.matches("(-?\\d)?")) {
            return null;
        }
        int number = Integer.parseInt(ordinal + place);
        return number >= -1 && number <= 4 ? new MonthDay(0, number, weekday(named.get(0))) : null;
    }

    private static @Nullable MonthDay yearDay(RuleParts parts, LocalDateTime start) {
        List<String> months = parts.list("BYMONTH");
        boolean itsMonth = months.equals(List.of(String.valueOf(start.getMonthValue())));
        if (!months.isEmpty() && !itsMonth) {
            return null;
        }
        MonthDay on = monthDay(parts);
        if (on == null || on.equals(MonthDay.OF_START)) {
            return on;
        }
        if (on.weekday() == null) {
            return itsMonth && on.number() == start.getDayOfMonth() ? MonthDay.OF_START : null;
        }
        // Without a month, the second Tuesday is that of the year.
        return itsMonth ? on : null;
    }

    private static DayOfWeek weekday(String named) {
        String day = named.substring(named.length() - 2);
        for (DayOfWeek one : DayOfWeek.values()) {
            if (key(one).equals(day)) {
                return one;
            }
        }
        throw new IllegalArgumentException(named);
    }

    /** {@code TU}. */
    public static String key(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /** As RFC 5545 writes it; UNTIL as a day, all of which counts. */
    public String rrule(LocalDate start) {
        StringBuilder rule = new StringBuilder("FREQ=").append(every);
        if (interval > 1) {
            rule.append(";INTERVAL=").append(interval);
        }
        if (until != null) {
            rule.append(";UNTIL=").append(DateTimeFormatter.BASIC_ISO_DATE.format(until));
        } else if (count != null) {
            rule.append(";COUNT=").append(count);
        }
        if (every == Every.WEEKLY) {
            rule.append(";BYDAY=")
                    .append(days.stream().sorted().map(RepeatRule::key).collect(Collectors.joining(",")));
        }
        if (every == Every.YEARLY && on.weekday() != null) {
            rule.append(";BYMONTH=").append(start.getMonthValue());
        }
        if (on.weekday() != null) {
            rule.append(";BYDAY=").append(on.ordinal()).append(key(on.weekday()));
        } else if (on.number() != 0) {
            rule.append(";BYMONTHDAY=").append(on.number());
        }
        return rule.toString();
    }

    /** The rule of a series that begins on another day: on its weekday, or at its place in the month. */
    public RepeatRule moved(LocalDate from, LocalDate to) {
        Set<DayOfWeek> newDays = EnumSet.noneOf(DayOfWeek.class);
        newDays.addAll(days);
        if (newDays.remove(from.getDayOfWeek())) {
            newDays.add(to.getDayOfWeek());
        }
        return new RepeatRule(every, interval, newDays, from.equals(to) ? on : on.moved(from, to), until, count);
    }

    /** The same with another end. */
    public RepeatRule ending(@Nullable LocalDate newUntil) {
        return new RepeatRule(every, interval, days, on, newUntil, count);
    }
}
