package org.almanac.event.dates;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** The dates of one event that begin in a range, by start: those that are where the rule has them, and those moved there. */
final class DatesByStart implements Iterator<OccurrencePlan> {
    static final Comparator<OccurrencePlan> ORDER =
            Comparator.comparing((OccurrencePlan date) -> date.time().startsAt());

    private final OriginalStarts.Walk originals;
    private final Iterator<OccurrencePlan> moved;
    private final Range range;
    private final EventDates dates;
    private @Nullable OccurrencePlan nextRegular;
    private @Nullable OccurrencePlan nextMoved;

    /** @param moved by start, all of them in the range */
    DatesByStart(OriginalStarts.Walk originals, List<OccurrencePlan> moved, Range range, EventDates dates) {
        this.originals = originals;
        this.moved = moved.iterator();
        this.range = range;
        this.dates = dates;
        this.nextRegular = regular();
        this.nextMoved = this.moved.hasNext() ? this.moved.next() : null;
    }

    private @Nullable OccurrencePlan regular() {
        for (LocalDateTime at = originals.next(); at != null; at = originals.next()) {
            OccurrencePlan date = dates.plan(at);
            if (!dates.moved(at) && range.contains(date.time().startsAt())) {
                return date;
            }
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return nextRegular != null || nextMoved != null;
    }

    @Override
    public OccurrencePlan next() {
        OccurrencePlan regular = nextRegular;
        OccurrencePlan other = nextMoved;
        if (other != null && (regular == null || ORDER.compare(other, regular) < 0)) {
            nextMoved = moved.hasNext() ? moved.next() : null;
            return other;
        }
        if (regular == null) {
            throw new NoSuchElementException();
        }
        nextRegular = regular();
        return regular;
    }
}
