package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.almanac.ical.read.EventReader.Span;
import org.almanac.ical.recur.Instances;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
import org.jspecify.annotations.Nullable;

/** The dates that a series has by its rule and its list. */
final class SeriesDates {
    /** Of those that are changed one by one; an event may have 1,000 dates that differ. */
    private static final int MOST = 500;

    private static final LocalDateTime END = LocalDateTime.of(2199, 12, 31, 0, 0);

    private final @Nullable RecurrenceRule rule;
    private final Collection<LocalDateTime> listed;
    private final Span span;
    private final Notes notes;

    /** @param listed dates besides those of the rule */
    SeriesDates(@Nullable String rrule, Collection<LocalDateTime> listed, Span span, Notes notes) {
        this.rule = rrule == null ? null : RecurrenceRule.parse(rrule);
        this.listed = listed;
        this.span = span;
        this.notes = notes;
    }

    /** Whether it has that date; one that takes too much work to tell counts as there. */
    boolean has(LocalDateTime at) {
        return at.equals(span.start()) || listed.contains(at) || rule != null && isGiven(rule, at);
    }

    private boolean isGiven(RecurrenceRule known, LocalDateTime at) {
        try {
            return at.equals(
                    known.walk(span.start(), span.zone(), at, at.plusSeconds(1)).next());
        } catch (TooManyInstancesException e) {
            return true;
        }
    }

    /** Whether it has a date besides these; one that takes too much work to tell has. */
    boolean hasMoreThan(Collection<LocalDateTime> out) {
        if (!out.contains(span.start()) || !out.containsAll(listed)) {
            return true;
        }
        if (rule == null) {
            return false;
        }
        try {
            Instances walk = rule.walk(span.start(), span.zone(), span.start(), END);
            LocalDateTime next = walk.next();
            while (next != null && out.contains(next)) {
                next = walk.next();
            }
            return next != null;
        } catch (TooManyInstancesException e) {
            return true;
        }
    }

    /** That date and those after it; what goes on longer is noted. */
    List<LocalDateTime> from(LocalDateTime at) {
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
        listed.stream()
                .filter(date -> !date.isBefore(at) && !dates.contains(date))
                .forEach(dates::add);
        if (dates.isEmpty()) {
            dates.add(at);
        }
        return dates;
    }
}
