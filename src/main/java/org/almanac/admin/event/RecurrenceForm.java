package org.almanac.admin.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.admin.recurrence.RuleWords;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The controls of an event's form that say how the event repeats. A rule that they cannot say stands in the form as text;
 * one that nobody touched stays to the letter. Dates that are left out, moved or listed are not theirs.
 */
public final class RecurrenceForm {
    public static final String KIND = "recurrence.kind";
    static final String INTERVAL = "recurrence.interval";
    static final String DAYS = "recurrence.days";
    public static final String ON = "recurrence.on";
    static final String MONTH_DAY = "recurrence.monthDay";
    public static final String WEEKDAY = "recurrence.weekday";
    public static final String ENDS = "recurrence.ends";
    static final String UNTIL = "recurrence.until";
    static final String COUNT = "recurrence.count";
    static final String RULE = "recurrence.rule";
    /** The rule that the controls were filled from, and what they would write in its place. */
    static final String WAS = "recurrence.was";

    static final String WRITTEN = "recurrence.written";

    public static final String BY_RULE = "RULE";
    public static final String LISTED = "LISTED";
    public static final String ON_DAY = "DAY";
    public static final String ON_LAST_DAY = "LAST_DAY";
    private static final int LONGEST_INTERVAL = 999;
    private static final int MOST_DATES = 10_000;

    private final EventForm form;
    private final List<FieldError> errors = new ArrayList<>();
    private final @Nullable String rrule;

    RecurrenceForm(EventForm form) {
        this.form = form;
        this.rrule = rule();
        if (rrule != null && errors.isEmpty() && !rrule.equals(form.given(WAS))) {
            refuseEmpty(rrule);
        }
    }

    /** Whether the form has the controls at all; one without them leaves the recurrence as it is. */
    boolean isThere() {
        return form.has(KIND);
    }

    boolean repeats() {
        return !form.value(KIND).isEmpty();
    }

    /** The rule to be saved; null without one, or while something is wrong with the controls. */
    @Nullable
    String rrule() {
        return rrule;
    }

    /** What is wrong with the controls, by their keys. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Whether it says what the stored event says. */
    boolean isUntouched() {
        return Objects.equals(rrule, form.given(WAS));
    }

    /** The rule in words; empty without one. */
    public String words() {
        LocalDateTime start = start();
        return rrule == null || start == null ? "" : RuleWords.of(rrule, start, zone());
    }

    /** The day on which it starts, when that is not one that the rule gives: {@code Wednesday}; else empty. */
    public String oddStart() {
        LocalDateTime start = start();
        return rrule == null || start == null || !errors.isEmpty() || SeriesDates.fallsOn(rrule, start)
                ? ""
                : RuleWords.name(start.getDayOfWeek());
    }

    public static String dayKey(DayOfWeek day) {
        return DAYS + "." + RepeatRule.key(day);
    }

    private @Nullable String rule() {
        String kind = form.value(KIND);
        if (kind.isEmpty() || kind.equals(LISTED)) {
            return null;
        }
        if (kind.equals(BY_RULE)) {
            String typed = form.given(RULE);
            if (typed == null) {
                error(RULE, "Give the rule, or choose how it repeats.");
            }
            return typed;
        }
        RepeatRule rule = read(kind);
        if (rule == null || !errors.isEmpty()) {
            return null;
        }
        LocalDateTime start = start();
        String written = rule.rrule(start == null ? LocalDate.EPOCH : start.toLocalDate());
        return isKept(rule, written, start) ? form.given(WAS) : written;
    }

    /** Whether the controls stand as they were filled, and the rule still says with this start what they say. */
    private boolean isKept(RepeatRule typed, String written, @Nullable LocalDateTime start) {
        String was = form.given(WAS);
        if (was == null || !written.equals(form.value(WRITTEN))) {
            return false;
        }
        RepeatRule now = start == null ? typed : RepeatRule.read(was, start, zone());
        return now != null && Objects.equals(now.until(), typed.until());
    }

    private @Nullable RepeatRule read(String kind) {
        RepeatRule.Every every;
        try {
            every = RepeatRule.Every.valueOf(kind);
        } catch (IllegalArgumentException e) {
            error(KIND, "Choose how it repeats.");
            return null;
        }
        int interval = form.given(INTERVAL) == null
                ? 1
                : number(INTERVAL, 1, LONGEST_INTERVAL, "Give a whole number, such as 2 for every second one.");
        Set<DayOfWeek> days = every == RepeatRule.Every.WEEKLY ? tickedDays() : Set.of();
        boolean inMonth = every == RepeatRule.Every.MONTHLY || every == RepeatRule.Every.YEARLY;
        RepeatRule.MonthDay on = inMonth ? on(every) : RepeatRule.MonthDay.OF_START;
        LocalDate until = form.value(ENDS).equals("UNTIL") ? until() : null;
        Integer count = null;
        if (form.value(ENDS).equals("COUNT")) {
            count = number(COUNT, 1, MOST_DATES, "Give how many dates there are, the first one counted.");
        }
        return new RepeatRule(every, interval, days, on, until, count);
    }

    private Set<DayOfWeek> tickedDays() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (form.checked(dayKey(day))) {
                days.add(day);
            }
        }
        if (days.isEmpty()) {
            error(DAYS, "Tick the days of the week that it is on.");
        }
        return days;
    }

    private RepeatRule.MonthDay on(RepeatRule.Every every) {
        String on = form.value(ON);
        if (on.isEmpty()) {
            return RepeatRule.MonthDay.OF_START;
        }
        if (on.equals(ON_DAY) || on.equals(ON_LAST_DAY)) {
            if (every == RepeatRule.Every.YEARLY) {
                error(ON, "Of a year, choose the day it starts on or a weekday of that month.");
                return RepeatRule.MonthDay.OF_START;
            }
            int day = on.equals(ON_LAST_DAY) ? -1 : number(MONTH_DAY, 1, 31, "Give a day from 1 to 31.");
            return new RepeatRule.MonthDay(day, 0, null);
        }
        if (!on.matches("[1-4]|-1")) {
            error(ON, "Choose the day of the month.");
            return RepeatRule.MonthDay.OF_START;
        }
        LocalDateTime start = start();
        DayOfWeek weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> RepeatRule.key(day).equals(form.value(WEEKDAY)))
                .findFirst()
                .orElse(start == null ? DayOfWeek.MONDAY : start.getDayOfWeek());
        return new RepeatRule.MonthDay(0, Integer.parseInt(on), weekday);
    }

    private @Nullable LocalDate until() {
        LocalDate until = date(UNTIL);
        LocalDateTime start = start();
        if (until == null) {
            error(UNTIL, "Give the last day.");
        } else if (start != null && until.isBefore(start.toLocalDate())) {
            error(UNTIL, "That is before it starts.");
        }
        return until;
    }

    private int number(String key, int least, int most, String message) {
        try {
            int number = Integer.parseInt(String.valueOf(form.given(key)));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        error(key, message);
        return least;
    }

    private void refuseEmpty(String rule) {
        LocalDateTime start = start();
        if (start != null && !SeriesDates.goesOn(rule, start, zone())) {
            error(KIND, "With this there is no date but the first.");
        }
    }

    private void error(String key, String message) {
        errors.add(new FieldError(key, message));
    }

    private @Nullable LocalDateTime start() {
        LocalDate day = date("start.date");
        String time = form.value("start.time").strip();
        try {
            boolean wholeDay = form.checked(EventForm.ALL_DAY) || time.isEmpty();
            return day == null ? null : day.atTime(wholeDay ? LocalTime.MIDNIGHT : LocalTime.parse(time));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalDate date(String key) {
        LocalDateTime day = SeriesDates.local(form.value(key).strip());
        return day == null ? null : day.toLocalDate();
    }

    private ZoneId zone() {
        try {
            String zone = form.place().zone();
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
