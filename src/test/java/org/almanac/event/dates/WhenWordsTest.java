package org.almanac.event.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.event.EventTime;
import org.junit.jupiter.api.Test;

class WhenWordsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void aTimedEventOfOneDayHasItsHoursAndTheZone() {
        assertThat(WhenWords.line(timed("2027-06-08T09:00", "2027-06-08T17:30")))
                .isEqualTo("8 June 2027, 09:00–17:30 BST");
    }

    @Test
    void aTimedEventOfSeveralDaysHasTheHourAtWhichItBegins() {
        assertThat(WhenWords.line(timed("2027-06-08T09:00", "2027-06-10T17:30")))
                .isEqualTo("8–10 June 2027, from 09:00 BST");
    }

    @Test
    void whatEndsAtMidnightEndsTheDayBefore() {
        assertThat(WhenWords.line(timed("2027-06-08T20:00", "2027-06-09T00:00")))
                .isEqualTo("8 June 2027, 20:00–00:00 BST");
    }

    @Test
    void anEventWithoutAnEndHasTheHourAlone() {
        EventTime time = new EventTime(LocalDateTime.parse("2027-01-08T20:00"), null, LONDON, false);
        assertThat(WhenWords.line(time)).isEqualTo("8 January 2027, 20:00 GMT");
    }

    @Test
    void anAllDayEventHasItsDaysAlone() {
        EventTime time = new EventTime(
                LocalDateTime.parse("2027-06-08T00:00"), LocalDateTime.parse("2027-06-10T00:00"), LONDON, true);
        assertThat(WhenWords.line(time)).isEqualTo("8–10 June 2027");
    }

    private static EventTime timed(String start, String end) {
        return new EventTime(LocalDateTime.parse(start), LocalDateTime.parse(end), LONDON, false);
    }
}
