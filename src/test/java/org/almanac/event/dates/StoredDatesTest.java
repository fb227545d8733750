package org.almanac.event.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredDatesTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 30, 12, 0);
    private static final Range HORIZON = StoredDates.horizon(NOW.toInstant(ZoneOffset.UTC));

    @Test
    void ofASeriesBeyondTheHorizonTheNextDateIsStored() {
        StoredDates stored = of("2030-01-07", rule("FREQ=WEEKLY"));
        assertThat(days(stored)).containsExactly("2030-01-07");
        assertThat(stored.until()).isEqualTo(HORIZON.to());
        assertThat(stored.from()).isNull();
        assertThat(stored.overAt()).isEqualTo(EventDates.FOR_EVER);
    }

    @Test
    void theNextIsTheOneThatComesFirstAndTakesPlace() {
        Recurrence recurrence = new Recurrence(
                "FREQ=WEEKLY;COUNT=8",
                List.of(at("2030-01-07")),
                List.of(),
                List.of(
                        new Recurrence.Override(at("2030-01-14"), null, null, EventStatus.CANCELLED),
                        new Recurrence.Override(at("2030-02-25"), at("2029-05-01"), null, null),
                        new Recurrence.Override(at("2030-02-18"), at("2029-04-01"), null, EventStatus.CANCELLED),
                        // There is no such date.
                        new Recurrence.Override(at("2030-02-19"), at("2029-03-01"), null, null)));
        assertThat(days(of("2030-01-07", recurrence))).containsExactly("2029-05-01");
    }

    @Test
    void whatIsMovedIntoTheHorizonIsStored() {
        Recurrence recurrence = new Recurrence(
                "FREQ=YEARLY",
                List.of(),
                List.of(),
                List.of(new Recurrence.Override(at("2032-03-01"), at("2027-01-15"), null, null)));
        assertThat(days(of("2030-03-01", recurrence))).containsExactly("2027-01-15", "2030-03-01");
    }

    @Test
    void ofASeriesThatIsOverTheLastDateIsStored() {
        StoredDates stored = of("2019-01-07", rule("FREQ=WEEKLY;UNTIL=20210401T000000Z"));
        assertThat(days(stored)).containsExactly("2021-03-29");
        assertThat(stored.until()).isNull();
        assertThat(stored.from()).isEqualTo(HORIZON.from());
        assertThat(stored.overAt()).isEqualTo(instant("2021-03-29").plus(Duration.ofHours(1)));
        assertThat(days(of("2001-01-07", rule("FREQ=YEARLY;COUNT=3")))).containsExactly("2003-01-07");
    }

    @Test
    void betweenTheNearestOnEitherSideAllAreStored() {
        StoredDates stored = of("2020-02-29", rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"));
        assertThat(days(stored)).containsExactly("2028-02-29", "2032-02-29", "2024-02-29");
        assertThat(days(of("2027-01-01", rule("FREQ=YEARLY;INTERVAL=9")))).containsExactly("2027-01-01", "2036-01-01");
        assertThat(of("2027-01-01", rule("FREQ=MONTHLY;COUNT=10")).until()).isNull();
    }

    @Test
    void whatNeverComesAgainIsNotLookedForForEver() {
        long begin = System.nanoTime();
        StoredDates stored = of("2026-12-01", rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"));
        assertThat(days(stored)).containsExactly("2026-12-01");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSingleEventIsStoredWhereverItLies() {
        StoredDates stored = of("2049-05-05", null);
        assertThat(days(stored)).containsExactly("2049-05-05");
        assertThat(stored.until()).isNull();
    }

    @Test
    void idsFollowFromEventAndOriginalStart() {
        UUID event = UUID.fromString("01936b2e-7d3c-7a10-8d44-0242ac120002");
        UUID id = OccurrenceIds.of(event, at("2030-01-07"));
        assertThat(id).isEqualTo(OccurrenceIds.of(event, at("2030-01-07")));
        assertThat(id).isNotEqualTo(OccurrenceIds.of(event, at("2030-01-14")));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static StoredDates of(String day, @Nullable Recurrence recurrence) {
        EventTime time = new EventTime(at(day), at(day).plusHours(1), UTC, false);
        return StoredDates.of(
                EventContent.builder("Event", time)
                        .published(true)
                        .status(EventStatus.CONFIRMED)
                        .recurrence(recurrence)
                        .build(),
                HORIZON);
    }

    private static Recurrence rule(String rrule) {
        return new Recurrence(rrule, List.of(), List.of(), List.of());
    }

    private static List<String> days(StoredDates stored) {
        return stored.dates().stream()
                .map(date -> date.time().firstDay().toString())
                .toList();
    }

    private static LocalDateTime at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.of(9, 0));
    }

    private static Instant instant(String day) {
        return at(day).toInstant(ZoneOffset.UTC);
    }
}
