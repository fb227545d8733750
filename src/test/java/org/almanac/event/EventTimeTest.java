package org.almanac.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    @Test
    void timedEventEndsWhereItsEndSays() {
        EventTime time = timed("2027-06-08T09:00", "2027-06-10T17:30", "Europe/London");
        assertThat(time.startsAt()).isEqualTo(Instant.parse("2027-06-08T08:00:00Z"));
        assertThat(time.endsAt()).isEqualTo(Instant.parse("2027-06-10T16:30:00Z"));
    }

    @Test
    void timedEventWithoutEndIsOverWhenItStarts() {
        EventTime time = timed("2027-06-08T09:00", null, "Europe/London");
        assertThat(time.endsAt()).isEqualTo(time.startsAt());
    }

    @Test
    void allDayEventLastsUntilItsLastDayIsOverInItsZone() {
        EventTime time = allDay("2027-06-08", "2027-06-10", "Asia/Tokyo");
        assertThat(time.startsAt()).isEqualTo(Instant.parse("2027-06-07T15:00:00Z"));
        assertThat(time.endsAt()).isEqualTo(Instant.parse("2027-06-10T15:00:00Z"));
    }

    @Test
    void dayOnWhichTheClocksGoBackHas25Hours() {
        EventTime time = allDay("2026-10-25", null, "Europe/Berlin");
        assertThat(Duration.between(time.startsAt(), time.endsAt())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void dayWithoutMidnightStartsWhenTheClocksHaveJumped() {
        // Beirut's clocks go from 00:00 to 01:00 on 28 March 2027.
        EventTime time = allDay("2027-03-28", null, "Asia/Beirut");
        assertThat(time.startsAt()).isEqualTo(Instant.parse("2027-03-27T22:00:00Z"));
    }

    @Test
    void timeThatNeverOccursIsReadWithTheOffsetBeforeTheGap() {
        EventTime time = timed("2027-03-28T02:30", null, "Europe/Berlin");
        assertThat(time.startsAt()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void timeThatOccursTwiceMeansTheFirst() {
        EventTime time = timed("2026-10-25T02:30", null, "Europe/Berlin");
        assertThat(time.startsAt()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void leapDayIsADay() {
        EventTime time = allDay("2028-02-29", "2028-02-29", "UTC");
        assertThat(time.endsAt()).isEqualTo(Instant.parse("2028-03-01T00:00:00Z"));
    }

    @Test
    void movedStartKeepsTheLengthOnTheWall() {
        EventTime time = timed("2026-10-24T22:00", "2026-10-24T23:00", "Europe/Berlin");
        EventTime moved = time.startingAt(LocalDateTime.parse("2026-10-25T22:00"));
        assertThat(moved.end()).isEqualTo(LocalDateTime.parse("2026-10-25T23:00"));
    }

    private static EventTime timed(String start, @Nullable String end, String zone) {
        return new EventTime(
                LocalDateTime.parse(start), end == null ? null : LocalDateTime.parse(end), ZoneId.of(zone), false);
    }

    private static EventTime allDay(String first, @Nullable String last, String zone) {
        return new EventTime(
                LocalDateTime.parse(first + "T00:00"),
                last == null ? null : LocalDateTime.parse(last + "T00:00"),
                ZoneId.of(zone),
                true);
    }
}
