package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.almanac.ical.read.EventReader.Span;
import org.almanac.ical.recur.Instances;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
import org.jspecify.annotations.Nullable;

/** The dates of a series from one of them on, as far as they are changed one by one. */
final class SeriesFrom {
    /** An event may have 1,000 dates that differ. */
    private static final int MOST = 500;

    private static final LocalDateTime END = LocalDateTime.of(2199, 12, 31, 0, 0);

    private final @Nullable RecurrenceRule rule;
    private final Span span;
    private final Notes notes;

    SeriesFrom(@Nullable String rrule, Span span, Notes notes) {
        this.rule = rrule == null ? null : RecurrenceRule.parse(rrule);
        this.span = span;
        this.notes = notes;
    }

    /** That date and those after it; what goes on longer is noted. */
    List<LocalDateTime> dates(LocalDateTime at) {
        List<LocalDateTime> dates = new ArrayList<>();
        if (rule != null && at.isBefore(END)) {
            try {
                Instances walk = rule.walk(span.start(), span.zone(), at, END);
                for (LocalDateTime next = walk.next(); next != null; next = walk.next()) {
                    if (dates.size() == MOST) {
                        notes.leftOut("RANGE=THISANDFUTURE, for the dates after "
                                + dates.get(MOST - 1).toLocalDate());
                        break;
                    }
                    dates.add(next);
                }
            } catch (TooManyInstancesException e) {
                notes.leftOut("RANGE=THISANDFUTURE, for what lies too far ahead to be told");
            }
        }
        if (dates.isEmpty()) {
            dates.add(at);
        }
        return dates;
    }
}
