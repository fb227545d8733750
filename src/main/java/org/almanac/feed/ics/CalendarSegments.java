package org.almanac.feed.ics;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.feed.render.FeedSegment;
import org.almanac.ical.write.ICalExtras;
import org.almanac.ical.write.ICalFragment;
import org.almanac.ical.write.ICalWriter;
import org.jspecify.annotations.Nullable;

/**
 * The events of a long calendar in segments of some dozens each, so that after an edit one segment is put together,
 * compressed and hashed again, and the rest is taken from what was there before. Where a segment ends follows from the
 * events alone: every node cuts alike, and an event that comes or goes moves no cut but those beside it. Immutable.
 */
final class CalendarSegments {
    /** After one event in so many a segment ends. */
    private static final int USUAL_EVENTS = 128;

    private static final int LAST_OF_SEGMENT = Integer.divideUnsigned(-1, USUAL_EVENTS);
    private static final int MOST_EVENTS = 4 * USUAL_EVENTS;

    private final List<Part> parts;

    private record Part(List<ICalFragment> events, FeedSegment segment) {

        boolean holds(List<ICalFragment> others) {
            if (events.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private CalendarSegments(List<Part> parts) {
        this.parts = parts;
    }

    /** @param earlier the same calendar before, with the same extras */
    static CalendarSegments of(List<ICalFragment> events, ICalExtras extras, @Nullable CalendarSegments earlier) {
        Map<ICalFragment, Part> known = new IdentityHashMap<>();
        if (earlier != null) {
            earlier.parts.forEach(part -> known.put(part.events.get(0), part));
        }
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = end(events, from);
            List<ICalFragment> some = events.subList(from, to);
            Part before = known.get(some.get(0));
            parts.add(
                    before != null && before.holds(some)
                            ? before
                            : new Part(List.copyOf(some), FeedSegment.of(ICalWriter.events(some, extras))));
            from = to;
        }
        return new CalendarSegments(parts);
    }

    List<FeedSegment> segments() {
        return parts.stream().map(Part::segment).toList();
    }

    private static int end(List<ICalFragment> events, int from) {
        int most = Math.min(from + MOST_EVENTS, events.size());
        int to = from + 1;
        while (to < most && Integer.compareUnsigned(events.get(to - 1).hash(), LAST_OF_SEGMENT) > 0) {
            to++;
        }
        return to;
    }
}
