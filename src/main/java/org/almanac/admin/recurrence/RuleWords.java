package org.almanac.admin.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/** A recurrence rule in words: "Every second week on Tuesday and Thursday, 10 times". */
public final class RuleWords {
    private static final List<String> NUMBERS =
            List.of("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private final RuleParts parts;

    private RuleWords(RuleParts parts) {
        this.parts = parts;
    }

    /**
     * Any rule.
     *
     * @param start of the event, whose time of day decides which day is the last
     * @return empty if it is no rule
     */
    public static String of(String rrule, LocalDateTime start, ZoneId zone) {
        try {
            RuleParts parts = new RuleParts(rrule);
            RuleWords words = new RuleWords(parts);
            return words.period() + words.days(start) + words.end(parts.until(start, zone));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String period() {
        String unit = switch (parts.text("FREQ")) {
            case "YEARLY" -> "year";
            case "MONTHLY" -> "month";
            case "WEEKLY" -> "week";
            case "DAILY" -> "day";
            case "HOURLY" -> "hour";
            case "MINUTELY" -> "minute";
            default -> "second";
        };
        int interval = parts.number("INTERVAL", 1);
        return "Every " + (interval == 1 ? "" : ordinal(interval) + " ") + unit;
    }

    private String days(LocalDateTime start) {
        List<String> said = new ArrayList<>();
        said.add(weekdays(start));
        say(said, "on day", numbered("BYMONTHDAY", " of the month"));
        say(said, "on day", numbered("BYYEARDAY", " of the year"));
        say(said, "in week", numbered("BYWEEKNO", ""));
        if (parts.has("BYMONTH")) {
            said.add("in " + joined(parts.list("BYMONTH").stream().map(RuleWords::month)));
        }
        say(said, "in hour", numbered("BYHOUR", ""));
        say(said, "in minute", numbered("BYMINUTE", ""));
        say(said, "in second", numbered("BYSECOND", ""));
        if (parts.has("BYSETPOS") && !placesWeekday()) {
            said.add("only the " + joined(parts.list("BYSETPOS").stream().map(place -> ordinal(number(place))))
                    + " of these");
        }
        String text = said.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(" "));
        return text.isEmpty() ? "" : " " + text;
    }

    private static void say(List<String> said, String what, String days) {
        if (!days.isEmpty()) {
            said.add(days.startsWith("the ") ? what.substring(0, 2) + " " + days : what + " " + days);
        }
    }

    /** {@code 15 of the month}, or {@code the last day of the month}. */
    private String numbered(String name, String of) {
        if (!parts.has(name)) {
            return "";
        }
        String days = joined(parts.list(name).stream().map(day -> {
            int number = number(day);
            return number > 0 || name.matches("BY(HOUR|MINUTE|SECOND)")
                    ? String.valueOf(number)
                    : "the " + ordinal(number) + (name.equals("BYWEEKNO") ? " week" : " day");
        }));
        return days + of;
    }

    private String weekdays(LocalDateTime start) {
        List<String> days = parts.list("BYDAY");
        if (days.isEmpty()) {
            return parts.text("FREQ").equals("WEEKLY") ? "on " + name(start.getDayOfWeek()) : "";
        }
        if (placesWeekday()) {
            return "on the " + ordinal(number(parts.text("BYSETPOS"))) + " " + name(day(days.get(0)));
        }
        return "on "
                + joined(days.stream().map(named -> {
                    String place = named.substring(0, named.length() - 2);
                    String day = name(day(named));
                    return place.isEmpty() ? day : "the " + ordinal(number(place)) + " " + day;
                }));
    }

    /** Whether BYSETPOS says which of the month's or year's weekdays it is. */
    private boolean placesWeekday() {
        return parts.list("BYSETPOS").size() == 1
                && parts.list("BYDAY").size() == 1
                && parts.text("BYDAY").length() == 2
                && !parts.has("BYMONTHDAY")
                && parts.text("FREQ").equals("MONTHLY");
    }

    private String end(@Nullable LocalDate until) {
        if (until != null) {
            return ", until " + DateWords.day(until);
        }
        if (!parts.has("COUNT")) {
            return "";
        }
        int count = parts.number("COUNT", 0);
        return count == 1 ? ", once" : ", %,d times".formatted(count);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    /** "second"; of a negative number "last", "second to last". */
    static String ordinal(int number) {
        if (number == -1) {
            return "last";
        }
        if (number < 0) {
            return ordinal(-number) + " to last";
        }
        if (number < NUMBERS.size()) {
            return NUMBERS.get(number);
        }
        int tens = number % 100;
        String ending = tens / 10 == 1
                ? "th"
                : List.of("th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th")
                        .get(number % 10);
        return number + ending;
    }

    private static DayOfWeek day(String named) {
        String key = named.substring(named.length() - 2);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> RepeatRule.key(day).equals(key))
                .findFirst()
                .orElseThrow();
    }

    public static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String month(String number) {
        return Month.of(number(number)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** "Monday, Tuesday and Friday". */
    private static String joined(Stream<String> words) {
        List<String> all = words.toList();
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
