package org.almanac.admin.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.admin.recurrence.RuleWords;
import org.almanac.admin.recurrence.SeriesDates;
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

    private final EventForm form;
    private final RecurrenceControls controls;
    private final @Nullable String rrule;

    RecurrenceForm(EventForm form) {
        this.form = form;
        this.controls = new RecurrenceControls(form);
        this.rrule = rule();
        if (rrule != null && controls.errors().isEmpty() && !rrule.equals(form.given(WAS))) {
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
        return List.copyOf(controls.errors());
    }

    /** Whether it says what the stored event says. */
    boolean isUntouched() {
        return Objects.equals(rrule, form.given(WAS));
    }

    /** The rule in words; empty without one. */
    public String words() {
        LocalDateTime start = controls.start();
        return rrule == null || start == null ? "" : RuleWords.of(rrule, start, controls.zone());
    }

    /** The day on which it starts, when that is not one that the rule gives: {@code Wednesday}; else empty. */
    public String oddStart() {
        LocalDateTime start = controls.start();
        return rrule == null || start == null || !controls.errors().isEmpty() || SeriesDates.fallsOn(rrule, start)
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
                controls.refuse(RULE, "Give the rule, or choose how it repeats.");
            }
            return typed;
        }
        RepeatRule rule = controls.read(kind);
        if (rule == null || !controls.errors().isEmpty()) {
            return null;
        }
        LocalDateTime start = controls.start();
        String written = rule.rrule(start == null ? LocalDate.EPOCH : start.toLocalDate());
        return isKept(rule, written, start) ? form.given(WAS) : written;
    }

    /** Whether the controls stand as they were filled, and the rule still says with this start what they say. */
    private boolean isKept(RepeatRule typed, String written, @Nullable LocalDateTime start) {
        String was = form.given(WAS);
        if (was == null || !written.equals(form.value(WRITTEN))) {
            return false;
        }
        RepeatRule now = start == null ? typed : RepeatRule.read(was, start, controls.zone());
        return now != null && Objects.equals(now.until(), typed.until());
    }

    private void refuseEmpty(String rule) {
        LocalDateTime start = controls.start();
        if (start != null && !SeriesDates.goesOn(rule, start, controls.zone())) {
            controls.refuse(KIND, "With this there is no date but the first.");
        }
    }
}
