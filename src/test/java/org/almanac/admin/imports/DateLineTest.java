package org.almanac.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateLineTest {

    @ParameterizedTest
    @CsvSource({
        "2027-06-08, , 8 Jun 2027",
        "2027-06-08, 2027-06-08, 8 Jun 2027",
        "2027-06-08, 2027-06-10, 8–10 Jun 2027",
        "2027-06-30, 2027-07-02, 30 Jun – 2 Jul 2027",
        "2027-12-31, 2028-01-01, 31 Dec 2027 – 1 Jan 2028"
    })
    void saysTheDaysWithoutRepeatingItself(String start, @Nullable String end, String expected) {
        assertThat(DateLine.days(time(start + "T00:00", end == null ? null : end + "T00:00", true)))
                .isEqualTo(expected);
    }

    @Test
    void saysTheHoursOfTimedEventsOnly() {
        assertThat(DateLine.hours(time("2027-06-08T09:00", "2027-06-08T17:30", false)))
                .isEqualTo("09:00–17:30");
        assertThat(DateLine.hours(time("2027-06-08T09:00", null, false))).isEqualTo("09:00");
        assertThat(DateLine.hours(time("2027-06-08T00:00", null, true))).isEmpty();
    }

    private static EventTime time(String start, @Nullable String end, boolean allDay) {
        return new EventTime(
                LocalDateTime.parse(start),
                end == null ? null : LocalDateTime.parse(end),
                ZoneId.of("Europe/London"),
                allDay);
    }
}
