package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.EventTime;
import org.junit.jupiter.api.Test;

class LeadTimeTest {

    @Test
    void daysAreCountedOnTheEventsCalendar() {
        // The clocks go forward on 28 March 2027: the day before has its own offset.
        assertThat(LeadTime.parse("P1D").dueAt(timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T08:00:00Z"));
        assertThat(LeadTime.parse("P7D").dueAt(timed("2026-11-03T09:00", "America/New_York")))
                .isEqualTo(Instant.parse("2026-10-27T13:00:00Z"));
    }

    @Test
    void hoursAreExact() {
        assertThat(LeadTime.parse("PT24H").dueAt(timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T07:00:00Z"));
        assertThat(LeadTime.parse("PT1M").dueAt(timed("2027-06-08T09:00", "Australia/Lord_Howe")))
                .isEqualTo(Instant.parse("2027-06-07T22:29:00Z"));
    }

    @Test
    void daysComeBeforeHours() {
        assertThat(LeadTime.parse("P1DT2H").dueAt(timed("2027-03-28T09:00", "Europe/Berlin")))
                .isEqualTo(Instant.parse("2027-03-27T06:00:00Z"));
    }

    @Test
    void allDayEventIsRemindedOfOnTheDayBeforeAtTheLatest() {
        EventTime leapDay = allDay("2028-03-01", "Asia/Tokyo");
        assertThat(LeadTime.parse("PT1H").dueDay(leapDay)).isEqualTo(LocalDate.parse("2028-02-29"));
        assertThat(LeadTime.parse("P1D").dueDay(leapDay)).isEqualTo(LocalDate.parse("2028-02-29"));
        assertThat(LeadTime.parse("P7D").dueDay(leapDay)).isEqualTo(LocalDate.parse("2028-02-23"));
    }

    @Test
    void reminderIsOfUseUntilTheStartOrNoon() {
        assertThat(LeadTime.usefulUntil(timed("2027-06-08T09:00", "UTC")))
                .isEqualTo(Instant.parse("2027-06-08T09:00:00Z"));
        assertThat(LeadTime.usefulUntil(allDay("2027-06-08", "Asia/Tokyo")))
                .isEqualTo(Instant.parse("2027-06-08T03:00:00Z"));
    }

    @Test
    void weeksAreDays() {
        assertThat(LeadTime.parse("P2W").days()).isEqualTo(14);
    }

    @Test
    void whatIsNoLeadTimeIsRefused() {
        for (String text : List.of("", "P", "P1M", "P1Y", "-P1D", "P-1D", "PT-1H", "7 days", "PT")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> LeadTime.parse(text));
        }
    }

    private static EventTime timed(String start, String zone) {
        return new EventTime(LocalDateTime.parse(start), null, ZoneId.of(zone), false);
    }

    private static EventTime allDay(String day, String zone) {
        return new EventTime(LocalDate.parse(day).atStartOfDay(), null, ZoneId.of(zone), true);
    }
}
