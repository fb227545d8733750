package org.almanac.notification.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.event.EventTime;
import org.almanac.subscriber.LeadTime;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    @Test
    void daysAreCountedOnTheEventsCalendar() {
        // The clocks go forward on 28 March 2027: the day before has its own offset.
        assertThat(DueTimes.at(LeadTime.of("P1D"), timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T08:00:00Z"));
        assertThat(DueTimes.at(LeadTime.of("P7D"), timed("2026-11-03T09:00", "America/New_York")))
                .isEqualTo(Instant.parse("2026-10-27T13:00:00Z"));
    }

    @Test
    void hoursAreExact() {
        assertThat(DueTimes.at(LeadTime.of("PT24H"), timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T07:00:00Z"));
        assertThat(DueTimes.at(LeadTime.of("PT1M"), timed("2027-06-08T09:00", "Australia/Lord_Howe")))
                .isEqualTo(Instant.parse("2027-06-07T22:29:00Z"));
    }

    @Test
    void daysComeBeforeHours() {
        assertThat(DueTimes.at(LeadTime.of("P1DT2H"), timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T06:00:00Z"));
    }

    @Test
    void allDayEventIsRemindedOfOnTheDayBeforeAtTheLatest() {
        EventTime leapDay = allDay("2028-03-01", "Asia/Tokyo");
        assertThat(DueTimes.day(LeadTime.of("PT1H"), leapDay.firstDay())).isEqualTo(LocalDate.parse("2028-02-29"));
        assertThat(DueTimes.day(LeadTime.of("P1D"), leapDay.firstDay())).isEqualTo(LocalDate.parse("2028-02-29"));
        assertThat(DueTimes.day(LeadTime.of("P7D"), leapDay.firstDay())).isEqualTo(LocalDate.parse("2028-02-23"));
    }

    @Test
    void reminderIsOfUseUntilTheStartOrNoon() {
        assertThat(DueTimes.usefulUntil(timed("2027-06-08T09:00", "UTC")))
                .isEqualTo(Instant.parse("2027-06-08T09:00:00Z"));
        assertThat(DueTimes.usefulUntil(allDay("2027-06-08", "Asia/Tokyo")))
                .isEqualTo(Instant.parse("2027-06-08T03:00:00Z"));
    }

    private static EventTime timed(String start, String zone) {
        return new EventTime(LocalDateTime.parse(start), null, ZoneId.of(zone), false);
    }

    private static EventTime allDay(String day, String zone) {
        return new EventTime(LocalDate.parse(day).atStartOfDay(), null, ZoneId.of(zone), true);
    }
}
