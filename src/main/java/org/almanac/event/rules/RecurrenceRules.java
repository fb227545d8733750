package org.almanac.event.rules;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.ical.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** Reads how an event repeats; refuses what is no rule or could not be expanded in bounds. */
final class RecurrenceRules {
    private static final int RULE = 500;
    private static final int DATES = 1_000;
    private static final int OVERRIDES = 1_000;

    private final InputReader reader;
    private final TimeRules times;

    RecurrenceRules(InputReader reader, TimeRules times) {
        this.reader = reader;
        this.times = times;
    }

    @Nullable
    Recurrence check(SaveEvent.@Nullable RecurrenceInput typed, EventTime time) {
        if (typed == null) {
            return null;
        }
        String rrule = rule(typed.rrule());
        List<LocalDateTime> rdates = dates("recurrence.rdates", typed.rdates(), time);
        List<LocalDateTime> exdates = dates("recurrence.exdates", typed.exdates(), time);
        List<Recurrence.Override> overrides = overrides(typed.overrides(), time);
        return rrule == null && rdates.isEmpty() ? null : new Recurrence(rrule, exdates, rdates, overrides);
    }

    private @Nullable String rule(@Nullable String typed) {
        String text = reader.line("recurrence.rrule", typed, RULE);
        if (text == null) {
            return null;
        }
        try {
            RecurrenceRule.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            reader.errors().add("recurrence.rrule", "This is no rule that can be followed: " + e.getMessage());
            return null;
        }
    }

    private List<LocalDateTime> dates(String field, @Nullable List<@Nullable String> typed, EventTime time) {
        TreeSet<LocalDateTime> dates = new TreeSet<>();
        for (String item : reader.<String>list(field, typed, DATES)) {
            LocalDateTime local = times.local(field, item, time.allDay());
            if (local != null) {
                dates.add(local);
            }
        }
        return List.copyOf(dates);
    }

    private List<Recurrence.Override> overrides(
            @Nullable List<SaveEvent.@Nullable OverrideInput> typed, EventTime time) {
        Map<LocalDateTime, Recurrence.Override> byStart = new TreeMap<>();
        for (SaveEvent.OverrideInput item :
                reader.<SaveEvent.OverrideInput>list("recurrence.overrides", typed, OVERRIDES)) {
            LocalDateTime at = times.local("recurrence.overrides.at", item.at(), time.allDay());
            if (at == null) {
                reader.errors().add("recurrence.overrides.at", "Say which instance differs, by its original start.");
                continue;
            }
            LocalDateTime start = times.local("recurrence.overrides.start", item.start(), time.allDay());
            LocalDateTime end = times.local("recurrence.overrides.end", item.end(), time.allDay());
            if (end != null && end.isBefore(start == null ? at : start)) {
                reader.errors().add("recurrence.overrides.end", "The end is before the start.");
            }
            EventStatus status = item.status() == null
                    ? null
                    : reader.choice(
                            "recurrence.overrides.status", item.status(), EventStatus.class, EventStatus.CONFIRMED);
            byStart.put(
                    at,
                    new Recurrence.Override(
                            at,
                            start,
                            end,
                            status,
                            reader.line("recurrence.overrides.title", item.title(), EventRules.TITLE),
                            EventRules.markdown(reader, "recurrence.overrides.description", item.description()),
                            EventRules.venue(reader, "recurrence.overrides.venue.", item.venue()),
                            reader.url("recurrence.overrides.onlineUrl", item.onlineUrl()),
                            reader.url("recurrence.overrides.url", item.url()),
                            reader.block("recurrence.overrides.note", item.note(), EventRules.NOTE)));
        }
        return new ArrayList<>(byStart.values());
    }
}
