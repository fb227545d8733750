package org.almanac.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exceptions of a series as somebody sent them back, when the series itself goes from hours to whole days. */
final class ExceptionTexts {
    private static final int DAY = "2027-06-08".length();

    private final boolean allDay;
    private final String hour;

    private ExceptionTexts(boolean allDay, String hour) {
        this.allDay = allDay;
        this.hour = hour;
    }

    /** The input with its exceptions written as its own start is; what cannot be read stays, for the rules to refuse. */
    static SaveEvent inKind(SaveEvent input, EventTime stored) {
        SaveEvent.RecurrenceInput recurrence = input.recurrence();
        String start = Texts.line(input.start());
        boolean allDay = Boolean.TRUE.equals(input.allDay());
        if (recurrence == null || start == null || allDay == stored.allDay()) {
            return input;
        }
        ExceptionTexts texts = new ExceptionTexts(allDay, start.length() > DAY ? start.substring(DAY) : "");
        return input.toBuilder()
                .recurrence(new SaveEvent.RecurrenceInput(
                        recurrence.rrule(),
                        texts.all(recurrence.exdates()),
                        texts.all(recurrence.rdates()),
                        texts.overrides(recurrence.overrides())))
                .build();
    }

    private @Nullable List<@Nullable String> all(@Nullable List<@Nullable String> dates) {
        if (dates == null) {
            return null;
        }
        List<@Nullable String> written = new ArrayList<>();
        dates.forEach(date -> written.add(one(date)));
        return written;
    }

    private @Nullable List<SaveEvent.@Nullable OverrideInput> overrides(
            @Nullable List<SaveEvent.@Nullable OverrideInput> overrides) {
        if (overrides == null) {
            return null;
        }
        List<SaveEvent.@Nullable OverrideInput> written = new ArrayList<>();
        for (SaveEvent.OverrideInput one : overrides) {
            written.add(
                    one == null
                            ? null
                            : new SaveEvent.OverrideInput(
                                    one(one.at()),
                                    one(one.start()),
                                    one(one.end()),
                                    one.status(),
                                    one.title(),
                                    one.description(),
                                    one.venue(),
                                    one.onlineUrl(),
                                    one.url()));
        }
        return written;
    }

    private @Nullable String one(@Nullable String text) {
        if (text == null || text.length() < DAY) {
            return text;
        }
        if (allDay) {
            return text.substring(0, DAY);
        }
        return text.length() == DAY ? text + hour : text;
    }
}
