package org.almanac.feed.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.feed.ExampleSite;
import org.almanac.feed.FeedExamples;
import org.almanac.feed.render.EventCalendar;
import org.almanac.feed.render.FeedSegment;
import org.almanac.ical.write.ICalExtras;
import org.almanac.ical.write.ICalFragment;
import org.almanac.ical.write.ICalWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarSegmentsTest {
    private static final EventCalendar CALENDAR = new EventCalendar(new ExampleSite());
    private static final List<ICalFragment> EVENTS =
            IntStream.range(0, 2_000).mapToObj(n -> fragment("Event " + n, n)).toList();

    @Test
    void theirBytesAreThoseOfTheEvents() {
        byte[] segments =
                ByteBufUtil.getBytes(FeedSegment.identity(of(EVENTS, null).segments()));

        assertThat(segments).isEqualTo(ICalWriter.events(EVENTS, ICalExtras.NONE));
    }

    @Test
    void anEditCostsOnePiece() {
        CalendarSegments before = of(EVENTS, null);
        List<ICalFragment> edited = new ArrayList<>(EVENTS);
        edited.set(1_000, fragment("Another title", 1_000));

        CalendarSegments after = of(edited, before);

        assertThat(before.segments()).hasSizeGreaterThan(10);
        assertThat(made(before, after)).isBetween(1L, 2L);
    }

    @Test
    void anEventThatComesOrGoesMovesNoDistantCut() {
        CalendarSegments before = of(EVENTS, null);
        List<ICalFragment> changed = new ArrayList<>(EVENTS);
        changed.add(0, fragment("The very first", 0));
        changed.remove(1_500);

        assertThat(made(before, of(changed, before))).isBetween(2L, 4L);
    }

    @Test
    void theCutDependsOnTheEventsAlone() {
        List<ICalFragment> fewer = EVENTS.subList(0, 1_700);
        CalendarSegments grown = of(EVENTS, of(fewer, null));

        assertThat(digests(grown)).isEqualTo(digests(of(EVENTS, null)));
    }

    private static CalendarSegments of(List<ICalFragment> events, @Nullable CalendarSegments earlier) {
        return CalendarSegments.of(events, ICalExtras.NONE, earlier);
    }

    private static long made(CalendarSegments before, CalendarSegments after) {
        return after.segments().stream()
                .filter(segment -> !before.segments().contains(segment))
                .count();
    }

    private static List<String> digests(CalendarSegments segments) {
        return segments.segments().stream()
                .map(segment -> ByteBufUtil.hexDump(segment.digest()))
                .toList();
    }

    private static ICalFragment fragment(String title, int day) {
        String start = LocalDateTime.of(2027, 1, 1, 9, 0).plusDays(day).toString();
        Event event = FeedExamples.event(
                title, FeedExamples.timed(start, null, "Europe/Berlin"), EventStatus.CONFIRMED, null);
        return ICalWriter.fragment(CALENDAR.of(event));
    }
}
