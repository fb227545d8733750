package org.almanac.ical.recur;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Month;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.almanac.ical.ICalTime;
import org.almanac.problem.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule with ical4j, part by part, so that every refusal says which part is wrong and what it may be. What ical4j
 * lets pass is refused here: a part twice, COUNT=0, 31 February, and what RFC 5545 §3.3.10 forbids.
 */
final class RuleReader {
    private static final int LONGEST = 1_000;

    // Beyond it, COUNT and INTERVAL say nothing that a calendar could show.
    private static final int MOST = 1_000_000;

    // A yearly rule on all days at five times of the day.
    private static final int MOST_IN_A_PERIOD = 2_000;

    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("FREQ", Part.of("[A-Z]+", "one of YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY")),
            Map.entry("INTERVAL", Part.of("\\d+", "a whole number from 1 to " + MOST)),
            Map.entry("COUNT", Part.of("\\d+", "a whole number from 1 to " + MOST)),
            Map.entry("UNTIL", Part.of("[\\dTZ]+", "a day such as 20271231, nor a time such as 20271231T235959Z")),
            Map.entry("BYSECOND", Part.numbers("from 0 to 60")),
            Map.entry("BYMINUTE", Part.numbers("from 0 to 59")),
            Map.entry("BYHOUR", Part.numbers("from 0 to 23")),
            Map.entry("BYDAY", Part.days("a day such as MO, or 2TU for the second Tuesday")),
            Map.entry("BYMONTHDAY", Part.numbers("from 1 to 31, or from -31 to -1 for those before the end")),
            Map.entry("BYYEARDAY", Part.numbers("from 1 to 366, or from -366 to -1 for those before the end")),
            Map.entry("BYWEEKNO", Part.numbers("from 1 to 53, or from -53 to -1 for those before the end")),
            Map.entry("BYMONTH", Part.numbers("from 1 to 12")),
            Map.entry("BYSETPOS", Part.numbers("from 1 to 366, or from -366 to -1 for those before the end")),
            Map.entry("WKST", Part.of("[A-Z]{2}", "a day such as MO")));

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** @param means what it may be, for people */
    private record Part(Pattern syntax, String means) {
        static Part of(String syntax, String means) {
            return new Part(Pattern.compile(syntax), means);
        }

        static Part numbers(String limits) {
            return of("[+-]?\\d{1,3}(,[+-]?\\d{1,3})*", "a whole number " + limits);
        }

        static Part days(String means) {
            String day = "([+-]?0?[1-9]|[+-]?[1-4]\\d|[+-]?5[0-3])?(MO|TU|WE|TH|FR|SA|SU)";
            return of(day + "(," + day + ")*", means);
        }
    }

    RuleReader(String rrule) {
        String text = rrule.strip().toUpperCase(Locale.ROOT);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The rule is longer than " + LONGEST + " characters.");
        }
        for (String part : text.split(";", -1)) {
            // A stray semicolon at the end is common and harmless.
            if (!part.isEmpty()) {
                String[] nameAndValue = part.split("=", 2);
                String name = nameAndValue[0].strip();
                String value = nameAndValue.length < 2 ? "" : nameAndValue[1].replaceAll("\\s", "");
                if (value.isEmpty() || parts.put(name, value) != null) {
                    throw new IllegalArgumentException(
                            "The rule's part " + shown(name) + " has no value or is there twice.");
                }
            }
        }
    }

    RecurrenceRule read() {
        // Clocks here know no leap second; RFC 5545 §3.3.12 reads 60 as 59, which ical4j refuses.
        parts.computeIfPresent("BYSECOND", (name, value) -> value.replaceAll("\\b60\\b", "59"));
        parts.keySet().removeIf(name -> name.startsWith("X-"));
        // RFC 7529 says so what RFC 5545 means anyhow.
        parts.remove("RSCALE", "GREGORIAN");
        parts.remove("SKIP", "OMIT");
        parts.forEach(RuleReader::check);
        if (!parts.containsKey("FREQ")) {
            throw new IllegalArgumentException("The rule has no FREQ; it starts like FREQ=WEEKLY.");
        }
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw new IllegalArgumentException("The rule has both COUNT and UNTIL; give one of them.");
        }
        String text = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        RecurrenceRule rule = new RecurrenceRule(canonical(new Recur<>(text, false)));
        refuseWhatRfc5545Forbids(rule);
        refuseCrowded(rule);
        return rule;
    }

    private static void check(String name, String value) {
        Part part = PARTS.get(name);
        if (part == null) {
            throw new IllegalArgumentException("The rule has an unknown part " + shown(name) + ".");
        }
        if (!part.syntax.matcher(value).matches() || !isRead(name, value)) {
            throw new IllegalArgumentException(name + "=" + shown(value) + " is not " + part.means + ".");
        }
    }

    private static boolean isRead(String name, String value) {
        try {
            switch (name) {
                case "COUNT", "INTERVAL" -> {
                    int number = Integer.parseInt(value);
                    return number > 0 && number <= MOST;
                }
                case "UNTIL" -> ICalTime.parse(value);
                case "FREQ" -> Frequency.valueOf(value);
                default -> new Recur<>("FREQ=YEARLY;" + name + "=" + value, false);
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    /** Its lists in order and without repetition, its defaults left out, UNTIL as a time. */
    private static Recur<Temporal> canonical(Recur<Temporal> read) {
        WeekDay weekStart = read.getWeekStartDay();
        return new Recur.Builder<Temporal>()
                .frequency(read.getFrequency())
                .interval(read.getInterval() > 1 ? read.getInterval() : null)
                .count(read.getCount() > 0 ? read.getCount() : null)
                .until(until(read.getUntil()))
                .monthList(read.getMonthList().stream()
                        .map(Month::getMonthOfYear)
                        .sorted()
                        .distinct()
                        .map(month -> new Month(month, false))
                        .toList())
                .weekNoList(inOrder(read.getWeekNoList()))
                .yearDayList(inOrder(read.getYearDayList()))
                .monthDayList(inOrder(read.getMonthDayList()))
                .dayList(read.getDayList().stream()
                        .sorted(Comparator.comparing(WeekDay::getDayOfWeek).thenComparing(WeekDay::getOffset))
                        .distinct()
                        .toList())
                .hourList(inOrder(read.getHourList()))
                .minuteList(inOrder(read.getMinuteList()))
                .secondList(inOrder(read.getSecondList()))
                .setPosList(inOrder(read.getSetPosList()))
                .weekStartDay(weekStart == null || weekStart.equals(WeekDay.MO) ? null : weekStart)
                .build();
    }

    // For a timed event RFC 5545 wants an instant; those who write a day anyway mean the whole of it.
    private static @Nullable Temporal until(@Nullable Temporal read) {
        if (read instanceof LocalDate day) {
            return day.atTime(23, 59, 59);
        }
        return read instanceof OffsetDateTime time ? time.toInstant() : read;
    }

    private static List<Integer> inOrder(List<Integer> numbers) {
        return List.copyOf(new TreeSet<>(numbers));
    }

    private static void refuseWhatRfc5545Forbids(RecurrenceRule rule) {
        ChronoUnit period = rule.period;
        boolean ordinals = rule.days.stream().anyMatch(day -> day.getOffset() != 0);
        if (ordinals && period.compareTo(ChronoUnit.MONTHS) < 0) {
            throw new IllegalArgumentException("BYDAY with a number, such as 1MO, needs FREQ=MONTHLY or YEARLY.");
        }
        if (ordinals && !rule.weeks.isEmpty()) {
            throw new IllegalArgumentException("BYDAY with a number, such as 1MO, cannot be combined with BYWEEKNO.");
        }
        if (!rule.weeks.isEmpty() && period != ChronoUnit.YEARS) {
            throw new IllegalArgumentException("BYWEEKNO needs FREQ=YEARLY.");
        }
        if (!rule.monthDays.isEmpty() && period == ChronoUnit.WEEKS) {
            throw new IllegalArgumentException("BYMONTHDAY cannot be combined with FREQ=WEEKLY.");
        }
        if (!rule.yearDays.isEmpty()
                && period.compareTo(ChronoUnit.YEARS) < 0
                && period.compareTo(ChronoUnit.HOURS) > 0) {
            throw new IllegalArgumentException("BYYEARDAY cannot be combined with FREQ=MONTHLY, WEEKLY or DAILY.");
        }
    }

    private void refuseCrowded(RecurrenceRule rule) {
        if (!rule.positions.isEmpty()
                && parts.keySet().stream().noneMatch(name -> name.startsWith("BY") && !name.equals("BYSETPOS"))) {
            throw new IllegalArgumentException("BYSETPOS needs another BY part to choose from.");
        }
        int most = rule.daysInPeriod();
        most *= rule.period.compareTo(ChronoUnit.HOURS) > 0 ? Math.max(1, rule.hours.size()) : 1;
        most *= rule.period.compareTo(ChronoUnit.MINUTES) > 0 ? Math.max(1, rule.minutes.size()) : 1;
        most *= rule.period.compareTo(ChronoUnit.SECONDS) > 0 ? Math.max(1, rule.seconds.size()) : 1;
        if (most > MOST_IN_A_PERIOD) {
            throw new IllegalArgumentException("The rule names too many times of the day.");
        }
    }

    private static String shown(String text) {
        return Quoted.shortened(text, 40);
    }
}
