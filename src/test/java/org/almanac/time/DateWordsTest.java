package org.almanac.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {

    @ParameterizedTest
    @CsvSource({
        "2027-06-08, 2027-06-08, 8 June 2027",
        "2027-06-08, 2027-06-10, 8–10 June 2027",
        "2027-06-30, 2027-07-02, 30 June – 2 July 2027",
        "2027-12-30, 2028-01-02, 30 December 2027 – 2 January 2028"
    })
    void aSpanOfDaysSaysNothingTwice(LocalDate first, LocalDate last, String words) {
        assertThat(DateWords.days(first, last)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-08, today",
        "2027-06-09, tomorrow",
        "2027-06-07, yesterday",
        "2027-06-21, in 13 days",
        "2027-06-22, in 2 weeks",
        "2027-05-18, 3 weeks ago",
        "2027-09-08, in 3 months",
        "2029-06-08, in 2 years"
    })
    void aDistanceIsSaidInTheUnitThatFits(LocalDate day, String words) {
        assertThat(DateWords.distance(LocalDate.parse("2027-06-08"), day)).isEqualTo(words);
    }

    @Test
    void aZoneIsCalledAsPeopleThereCallItAtThatTimeOfTheYear() {
        ZoneId london = ZoneId.of("Europe/London");
        assertThat(DateWords.zone(Instant.parse("2027-01-08T12:00:00Z"), london))
                .isEqualTo("GMT");
        assertThat(DateWords.zone(Instant.parse("2027-06-08T12:00:00Z"), london))
                .isEqualTo("BST");
    }
}
