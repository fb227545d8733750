package org.almanac.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.ical.write.ICalExtras;
import org.almanac.ical.write.ICalFragment;
import org.almanac.ical.write.ICalWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarPiecesTest {
    private static final EventCalendar CALENDAR = new EventCalendar(new ExampleSite());
    private static final List<ICalFragment> EVENTS =
            IntStream.range(0, 2_000).mapToObj(n -> fragment("Event " + n, n)).toList();

    @Test
    void theirBytesAreThoseOfTheEvents() {
        byte[] pieces = ByteBufUtil.getBytes(Piece.identity(of(EVENTS, null).pieces()));

        assertThat(pieces).isEqualTo(ICalWriter.events(EVENTS, ICalExtras.NONE));
    }

    @Test
    void anEditCostsOnePiece() {
        CalendarPieces before = of(EVENTS, null);
        List<ICalFragment> edited = new ArrayList<>(EVENTS);
        edited.set(1_000, fragment("Another title", 1_000));

        CalendarPieces after = of(edited, before);

        assertThat(before.pieces()).hasSizeGreaterThan(10);
        assertThat(made(before, after)).isBetween(1L, 2L);
    }

    @Test
    void anEventThatComesOrGoesMovesNoDistantCut() {
        CalendarPieces before = of(EVENTS, null);
        List<ICalFragment> changed = new ArrayList<>(EVENTS);
        changed.add(0, fragment("The very first", 0));
        changed.remove(1_500);

        assertThat(made(before, of(changed, before))).isBetween(2L, 4L);
    }

    @Test
    void theCutDependsOnTheEventsAlone() {
        List<ICalFragment> fewer = EVENTS.subList(0, 1_700);
        CalendarPieces grown = of(EVENTS, of(fewer, null));

        assertThat(digests(grown)).isEqualTo(digests(of(EVENTS, null)));
    }

    private static CalendarPieces of(List<ICalFragment> events, @Nullable CalendarPieces earlier) {
        return CalendarPieces.of(events, ICalExtras.NONE, earlier);
    }

    private static long made(CalendarPieces before, CalendarPieces after) {
        return after.pieces().stream()
                .filter(piece -> !before.pieces().contains(piece))
                .count();
    }

    private static List<String> digests(CalendarPieces pieces) {
        return pieces.pieces().stream()
                .map(piece -> ByteBufUtil.hexDump(piece.digest()))
                .toList();
    }

    private static ICalFragment fragment(String title, int day) {
        String start = LocalDateTime.of(2027, 1, 1, 9, 0).plusDays(day).toString();
        Event event = FeedExamples.event(
                title, FeedExamples.timed(start, null, "Europe/Berlin"), EventStatus.CONFIRMED, null);
        return ICalWriter.fragment(CALENDAR.of(event));
    }
}
