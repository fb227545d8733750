package org.almanac.ical;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a rule part by part; every refusal says which part is wrong and what it may be. */
final class RuleParser {
    private static final int LONGEST = 1_000;

    // Beyond these, a rule says nothing that a calendar could show.
    private static final int MOST_COUNT = 1_000_000;
    private static final int MOST_INTERVAL = 1_000_000;

    // A yearly rule on all days at five times of the day.
    private static final int MOST_IN_A_PERIOD = 2_000;

    private static final Map<String, Limits> NUMBERS = Map.of(
            "BYSECOND", new Limits(0, 60, false),
            "BYMINUTE", new Limits(0, 59, false),
            "BYHOUR", new Limits(0, 23, false),
            "BYMONTHDAY", new Limits(1, 31, true),
            "BYYEARDAY", new Limits(1, 366, true),
            "BYWEEKNO", new Limits(1, 53, true),
            "BYMONTH", new Limits(1, 12, false),
            "BYSETPOS", new Limits(1, 366, true));
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)");

    private record Limits(int least, int most, boolean fromTheEnd) {}

    private final Map<String, String> parts = new LinkedHashMap<>();

    RuleParser(String rrule) {
        String text = rrule.strip().toUpperCase(Locale.ROOT);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The rule is longer than " + LONGEST + " characters.");
        }
        for (String part : text.split(";", -1)) {
            // A stray semicolon at the end is common and harmless.
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals).strip();
                String value = equals < 0 ? "" : part.substring(equals + 1).strip();
                if (value.isEmpty() || parts.put(name, value) != null) {
                    throw new IllegalArgumentException(
                            "The rule's part " + shown(name) + " has no value or is there twice.");
                }
            }
        }
    }

    RecurrenceRule parse() {
        for (String name : parts.keySet()) {
            if (!NUMBERS.containsKey(name)
                    && !List.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST")
                            .contains(name)
                    && !name.startsWith("X-")) {
                throw new IllegalArgumentException("The rule has an unknown part " + shown(name) + ".");
            }
        }
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw new IllegalArgumentException("The rule has both COUNT and UNTIL; give one of them.");
        }
        RecurrenceRule rule = new RecurrenceRule(this);
        refuseWhatRfc5545Forbids(rule);
        refuseCrowded(rule);
        return rule;
    }

    private static void refuseWhatRfc5545Forbids(RecurrenceRule rule) {
        Frequency frequency = rule.frequency;
        boolean ordinals = rule.days.stream().anyMatch(day -> day.ordinal() != 0);
        if (ordinals && Frequency.MONTHLY.longerThan(frequency)) {
            throw new IllegalArgumentException("BYDAY with a number, such as 1MO, needs FREQ=MONTHLY or YEARLY.");
        }
        if (ordinals && !rule.weeks.isEmpty()) {
            throw new IllegalArgumentException("BYDAY with a number, such as 1MO, cannot be combined with BYWEEKNO.");
        }
        if (!rule.weeks.isEmpty() && frequency != Frequency.YEARLY) {
            throw new IllegalArgumentException("BYWEEKNO needs FREQ=YEARLY.");
        }
        if (!rule.monthDays.isEmpty() && frequency == Frequency.WEEKLY) {
            throw new IllegalArgumentException("BYMONTHDAY cannot be combined with FREQ=WEEKLY.");
        }
        if (!rule.yearDays.isEmpty()
                && Frequency.YEARLY.longerThan(frequency)
                && frequency.longerThan(Frequency.HOURLY)) {
            throw new IllegalArgumentException("BYYEARDAY cannot be combined with FREQ=" + frequency + ".");
        }
    }

    private void refuseCrowded(RecurrenceRule rule) {
        if (!rule.positions.isEmpty()
                && parts.keySet().stream().noneMatch(name -> name.startsWith("BY") && !name.equals("BYSETPOS"))) {
            throw new IllegalArgumentException("BYSETPOS needs another BY part to choose from.");
        }
        int most = switch (rule.frequency) {
            case YEARLY -> 366;
            case MONTHLY -> 31;
            case WEEKLY -> 7;
            default -> 1;
        };
        most *= rule.frequency.longerThan(Frequency.HOURLY) ? Math.max(1, rule.hours.size()) : 1;
        most *= rule.frequency.longerThan(Frequency.MINUTELY) ? Math.max(1, rule.minutes.size()) : 1;
        most *= rule.frequency.longerThan(Frequency.SECONDLY) ? Math.max(1, rule.seconds.size()) : 1;
        if (most > MOST_IN_A_PERIOD) {
            throw new IllegalArgumentException("The rule names too many times of the day.");
        }
    }

    Frequency frequency() {
        String value = parts.get("FREQ");
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(value)) {
                return frequency;
            }
        }
        throw new IllegalArgumentException(
                value == null
                        ? "The rule has no FREQ; it starts like FREQ=WEEKLY."
                        : "FREQ=" + shown(value) + " is not one of " + Arrays.toString(Frequency.values()) + ".");
    }

    int interval() {
        String value = parts.get("INTERVAL");
        return value == null ? 1 : number("INTERVAL", value, 1, MOST_INTERVAL);
    }

    @Nullable
    Integer count() {
        String value = parts.get("COUNT");
        return value == null ? null : (Integer) number("COUNT", value, 1, MOST_COUNT);
    }

    @Nullable
    Until until() {
        String value = parts.get("UNTIL");
        if (value == null) {
            return null;
        }
        try {
            if (value.endsWith("Z")) {
                return Until.instant(ICalTime.parseLocal(value.substring(0, value.length() - 1)));
            }
            return value.contains("T") ? Until.local(ICalTime.parseLocal(value)) : Until.day(ICalTime.parseDate(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "UNTIL=" + shown(value) + " is neither a day such as 20271231 nor a time such as 20271231T235959Z.",
                    e);
        }
    }

    List<OrdinalDay> days() {
        String value = parts.get("BYDAY");
        if (value == null) {
            return List.of();
        }
        return Arrays.stream(value.split(",", -1))
                .map(day -> day(day.strip()))
                .distinct()
                .sorted(Comparator.comparing(OrdinalDay::day).thenComparing(OrdinalDay::ordinal))
                .toList();
    }

    private static OrdinalDay day(String text) {
        Matcher day = DAY.matcher(text);
        int ordinal = day.matches() && day.group(1) != null ? Integer.parseInt(day.group(1)) : 0;
        if (!day.matches() || (day.group(1) != null && ordinal == 0) || Math.abs(ordinal) > 53) {
            throw new IllegalArgumentException(
                    "BYDAY=" + shown(text) + " is not a day such as MO, or 2TU for the second Tuesday.");
        }
        return new OrdinalDay(ordinal, dayOfWeek(day.group(2)));
    }

    DayOfWeek weekStart() {
        String value = parts.getOrDefault("WKST", "MO");
        OrdinalDay day = day(value);
        if (day.ordinal() != 0) {
            throw new IllegalArgumentException("WKST=" + shown(value) + " is not a day such as MO.");
        }
        return day.day();
    }

    private static DayOfWeek dayOfWeek(String twoLetters) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(twoLetters))
                .findFirst()
                .orElseThrow();
    }

    SortedSet<Integer> numbers(String name) {
        String value = parts.get(name);
        SortedSet<Integer> numbers = new TreeSet<>();
        if (value != null) {
            Limits limits = Objects.requireNonNull(NUMBERS.get(name));
            for (String item : value.split(",", -1)) {
                int number = number(name, item.strip(), limits.fromTheEnd ? -limits.most : limits.least, limits.most);
                if (number == 0 && limits.least > 0) {
                    throw new IllegalArgumentException(name + " counts from 1, or from -1 for the last.");
                }
                // Clocks here know no leap second; RFC 5545 §3.3.12 reads 60 as 59.
                numbers.add(number == 60 && name.equals("BYSECOND") ? 59 : number);
            }
        }
        return Collections.unmodifiableSortedSet(numbers);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the limits.
        }
        throw new IllegalArgumentException(
                name + "=" + shown(text) + " is not a whole number from " + least + " to " + most + ".");
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
