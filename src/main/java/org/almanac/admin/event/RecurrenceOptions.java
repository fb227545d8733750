package org.almanac.admin.event;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.almanac.admin.Option;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.admin.recurrence.RuleWords;

/** What there is to choose from in the controls of {@link RecurrenceForm}, and what is chosen. */
public final class RecurrenceOptions {
    private final EventForm form;

    public RecurrenceOptions(EventForm form) {
        this.form = form;
    }

    public List<Option> kinds() {
        List<Option> kinds = new ArrayList<>(List.of(
                option(RecurrenceForm.KIND, "", "Does not repeat"),
                option(RecurrenceForm.KIND, "DAILY", "Every day"),
                option(RecurrenceForm.KIND, "WEEKLY", "Every week"),
                option(RecurrenceForm.KIND, "MONTHLY", "Every month"),
                option(RecurrenceForm.KIND, "YEARLY", "Every year"),
                option(RecurrenceForm.KIND, RecurrenceForm.BY_RULE, "By a rule of its own")));
        if (form.value(RecurrenceForm.KIND).equals(RecurrenceForm.LISTED)) {
            kinds.add(option(RecurrenceForm.KIND, RecurrenceForm.LISTED, "On single dates"));
        }
        return kinds;
    }

    public List<Option> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Option(
                        RecurrenceForm.dayKey(day),
                        day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        form.checked(RecurrenceForm.dayKey(day))))
                .toList();
    }

    public List<Option> ons() {
        return List.of(
                option(RecurrenceForm.ON, "", "the day it starts on"),
                option(RecurrenceForm.ON, RecurrenceForm.ON_DAY, "day number"),
                option(RecurrenceForm.ON, "1", "the first"),
                option(RecurrenceForm.ON, "2", "the second"),
                option(RecurrenceForm.ON, "3", "the third"),
                option(RecurrenceForm.ON, "4", "the fourth"),
                option(RecurrenceForm.ON, "-1", "the last"),
                option(RecurrenceForm.ON, RecurrenceForm.ON_LAST_DAY, "the last day of the month"));
    }

    public List<Option> weekdays() {
        List<Option> weekdays = new ArrayList<>(List.of(option(RecurrenceForm.WEEKDAY, "", "weekday it starts on")));
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.add(option(RecurrenceForm.WEEKDAY, RepeatRule.key(day), RuleWords.name(day)));
        }
        return weekdays;
    }

    public List<Option> ends() {
        return List.of(
                option(RecurrenceForm.ENDS, "", "Never"),
                option(RecurrenceForm.ENDS, "UNTIL", "On a day"),
                option(RecurrenceForm.ENDS, "COUNT", "After a number of dates"));
    }

    private Option option(String key, String value, String label) {
        return new Option(value, label, form.value(key).equals(value));
    }
}
