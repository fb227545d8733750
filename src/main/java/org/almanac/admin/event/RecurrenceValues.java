package org.almanac.admin.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/** From how an event repeats to the controls of its form; {@link RecurrenceForm} is the way back. */
final class RecurrenceValues {
    private final Map<String, String> values = new LinkedHashMap<>();

    private RecurrenceValues() {}

    static Map<String, String> of(EventTime time, @Nullable Recurrence recurrence) {
        RecurrenceValues form = new RecurrenceValues();
        form.put(RecurrenceForm.KIND, recurrence == null ? "" : RecurrenceForm.LISTED);
        if (recurrence != null && recurrence.rrule() != null) {
            form.rule(recurrence.rrule(), time.start(), time.zone());
        }
        return form.values;
    }

    /** Of an event that is not one yet, whose start may be no date. */
    static Map<String, String> of(SaveEvent proposed) {
        RecurrenceValues form = new RecurrenceValues();
        SaveEvent.RecurrenceInput recurrence = proposed.recurrence();
        String rrule = recurrence == null ? null : recurrence.rrule();
        form.put(RecurrenceForm.KIND, "");
        if (rrule != null) {
            try {
                String start = String.valueOf(proposed.start());
                ZoneId zone = proposed.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(proposed.timeZone());
                form.rule(
                        rrule,
                        start.contains("T")
                                ? LocalDateTime.parse(start)
                                : LocalDate.parse(start).atStartOfDay(),
                        zone);
            } catch (DateTimeException e) {
                form.text(rrule);
            }
        }
        return form.values;
    }

    private void rule(String rrule, LocalDateTime start, ZoneId zone) {
        put(RecurrenceForm.WAS, rrule);
        RepeatRule rule = RepeatRule.read(rrule, start, zone);
        if (rule == null) {
            text(rrule);
            return;
        }
        put(RecurrenceForm.KIND, rule.every().name());
        put(RecurrenceForm.INTERVAL, String.valueOf(rule.interval()));
        for (DayOfWeek day : rule.days()) {
            put(RecurrenceForm.dayKey(day), EventForm.ON);
        }
        on(rule.on());
        if (rule.until() != null) {
            put(RecurrenceForm.ENDS, "UNTIL");
            put(RecurrenceForm.UNTIL, rule.until().toString());
        } else if (rule.count() != null) {
            put(RecurrenceForm.ENDS, "COUNT");
            put(RecurrenceForm.COUNT, rule.count().toString());
        }
        put(RecurrenceForm.WRITTEN, rule.rrule(start.toLocalDate()));
    }

    private void on(RepeatRule.MonthDay on) {
        if (on.weekday() != null) {
            put(RecurrenceForm.ON, String.valueOf(on.ordinal()));
            put(RecurrenceForm.WEEKDAY, RepeatRule.key(on.weekday()));
        } else if (on.number() > 0) {
            put(RecurrenceForm.ON, RecurrenceForm.ON_DAY);
            put(RecurrenceForm.MONTH_DAY, String.valueOf(on.number()));
        } else if (on.number() < 0) {
            put(RecurrenceForm.ON, RecurrenceForm.ON_LAST_DAY);
        }
    }

    private void text(String rrule) {
        put(RecurrenceForm.KIND, RecurrenceForm.BY_RULE);
        put(RecurrenceForm.RULE, rrule);
    }

    private void put(String key, String value) {
        values.put(key, value);
    }
}
