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
import java.util.Set;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads a rule out of the controls of {@link RecurrenceForm}, and says what is wrong with them. */
final class RecurrenceControls {
    private static final int LONGEST_INTERVAL = 999;
    private static final int MOST_DATES = 10_000;

    private final EventForm form;
    private final List<FieldError> errors = new ArrayList<>();

    RecurrenceControls(EventForm form) {
        this.form = form;
    }

    /** By their keys. */
    List<FieldError> errors() {
        return errors;
    }

    /** The rule that the controls say; null when there is none of this kind. What is wrong with them is an error. */
    @Nullable
    RepeatRule read(String kind) {
        RepeatRule.Every every;
        try {
            every = RepeatRule.Every.valueOf(kind);
        } catch (IllegalArgumentException e) {
            refuse(RecurrenceForm.KIND, "Choose how it repeats.");
            return null;
        }
        int interval = form.given(RecurrenceForm.INTERVAL) == null
                ? 1
                : number(
                        RecurrenceForm.INTERVAL,
                        1,
                        LONGEST_INTERVAL,
                        "Give a whole number, such as 2 for every second one.");
        Set<DayOfWeek> days = every == RepeatRule.Every.WEEKLY ? tickedDays() : Set.of();
        boolean inMonth = every == RepeatRule.Every.MONTHLY || every == RepeatRule.Every.YEARLY;
        RepeatRule.MonthDay on = inMonth ? on(every) : RepeatRule.MonthDay.OF_START;
        LocalDate until = form.value(RecurrenceForm.ENDS).equals("UNTIL") ? until() : null;
        Integer count = null;
        if (form.value(RecurrenceForm.ENDS).equals("COUNT")) {
            count = number(
                    RecurrenceForm.COUNT, 1, MOST_DATES, "Give how many dates there are, the first one counted.");
        }
        return new RepeatRule(every, interval, days, on, until, count);
    }

    private Set<DayOfWeek> tickedDays() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (form.checked(RecurrenceForm.dayKey(day))) {
                days.add(day);
            }
        }
        if (days.isEmpty()) {
            refuse(RecurrenceForm.DAYS, "Tick the days of the week that it is on.");
        }
        return days;
    }

    private RepeatRule.MonthDay on(RepeatRule.Every every) {
        String on = form.value(RecurrenceForm.ON);
        if (on.isEmpty()) {
            return RepeatRule.MonthDay.OF_START;
        }
        if (on.equals(RecurrenceForm.ON_DAY) || on.equals(RecurrenceForm.ON_LAST_DAY)) {
            if (every == RepeatRule.Every.YEARLY) {
                refuse(RecurrenceForm.ON, "Of a year, choose the day it starts on or a weekday of that month.");
                return RepeatRule.MonthDay.OF_START;
            }
            int day = on.equals(RecurrenceForm.ON_LAST_DAY)
                    ? -1
                    : number(RecurrenceForm.MONTH_DAY, 1, 31, "Give a day from 1 to 31.");
            return new RepeatRule.MonthDay(day, 0, null);
        }
        if (!on.matches("[1-4]|-1")) {
            refuse(RecurrenceForm.ON, "Choose the day of the month.");
            return RepeatRule.MonthDay.OF_START;
        }
        LocalDateTime start = start();
        DayOfWeek weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> RepeatRule.key(day).equals(form.value(RecurrenceForm.WEEKDAY)))
                .findFirst()
                .orElse(start == null ? DayOfWeek.MONDAY : start.getDayOfWeek());
        return new RepeatRule.MonthDay(0, Integer.parseInt(on), weekday);
    }

    private @Nullable LocalDate until() {
        LocalDate until = date(RecurrenceForm.UNTIL);
        LocalDateTime start = start();
        if (until == null) {
            refuse(RecurrenceForm.UNTIL, "Give the last day.");
        } else if (start != null && until.isBefore(start.toLocalDate())) {
            refuse(RecurrenceForm.UNTIL, "That is before it starts.");
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
        refuse(key, message);
        return least;
    }

    void refuse(String key, String message) {
        errors.add(new FieldError(key, message));
    }

    /** When the event that the form is about starts; null while that cannot be told. */
    @Nullable
    LocalDateTime start() {
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

    /** In which its times are meant; UTC while that cannot be told. */
    ZoneId zone() {
        try {
            String zone = form.place().zone();
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
