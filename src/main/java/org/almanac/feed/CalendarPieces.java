package org.almanac.feed;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.ical.write.ICalExtras;
import org.almanac.ical.write.ICalFragment;
import org.almanac.ical.write.ICalWriter;
import org.jspecify.annotations.Nullable;

/**
 * The events of a long calendar in pieces of some dozens each, so that after an edit one piece is put together,
 * compressed and hashed again, and the rest is taken from what was there before. Where a piece ends follows from the
 * events alone: every node cuts alike, and an event that comes or goes moves no cut but those beside it. Immutable.
 */
final class CalendarPieces {
    /** After one event in so many a piece ends. */
    private static final int USUAL_EVENTS = 128;

    private static final int LAST_OF_PIECE = Integer.divideUnsigned(-1, USUAL_EVENTS);
    private static final int MOST_EVENTS = 4 * USUAL_EVENTS;

    private final List<Part> parts;

    private record Part(List<ICalFragment> events, Piece piece) {

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

    private CalendarPieces(List<Part> parts) {
        this.parts = parts;
    }

    /** @param earlier the same calendar before, with the same extras */
    static CalendarPieces of(List<ICalFragment> events, ICalExtras extras, @Nullable CalendarPieces earlier) {
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
                            : new Part(List.copyOf(some), Piece.of(ICalWriter.events(some, extras))));
            from = to;
        }
        return new CalendarPieces(parts);
    }

    List<Piece> pieces() {
        return parts.stream().map(Part::piece).toList();
    }

    private static int end(List<ICalFragment> events, int from) {
        int most = Math.min(from + MOST_EVENTS, events.size());
        int to = from + 1;
        while (to < most && Integer.compareUnsigned(events.get(to - 1).hash(), LAST_OF_PIECE) > 0) {
            to++;
        }
        return to;
    }
}
