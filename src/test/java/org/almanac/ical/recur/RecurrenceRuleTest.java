package org.almanac.ical.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDateTime SEED = LocalDateTime.parse("2026-03-02T09:00");

    @Test
    void theClockOnTheWallStaysOverAChangeOfTheClocks() {
        assertThat(expand("FREQ=WEEKLY;COUNT=6", "2026-03-09T09:00", BERLIN))
                .allSatisfy(at -> assertThat(at.getHour()).isEqualTo(9))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        // 18:00 in New York is 22:00 UTC in summer and 23:00 UTC in winter.
        "20261110T230000Z, 2026-11-10T18:00",
        "20261110T225959Z, 2026-11-03T18:00",
        "20261110, 2026-11-10T18:00",
        "20261110T180000, 2026-11-10T18:00",
        "20261110T175959, 2026-11-03T18:00",
    })
    void untilIsInclusiveInTheZoneOfTheEvent(String until, LocalDateTime last) {
        List<LocalDateTime> all = expand("FREQ=WEEKLY;UNTIL=" + until, "2026-10-20T18:00", NEW_YORK);

        assertThat(all.get(all.size() - 1)).isEqualTo(last);
    }

    @Test
    void untilAsADayHoldsForAllDayEvents() {
        assertThat(expand("FREQ=DAILY;UNTIL=20260304", "2026-03-02T00:00", BERLIN))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactly(
                        LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"));
    }

    @Test
    void onlyTheWindowIsListed() {
        LocalDateTime from = LocalDateTime.parse("2026-03-09T09:00");
        LocalDateTime to = LocalDateTime.parse("2026-03-23T09:00");

        assertThat(RecurrenceRule.parse("FREQ=WEEKLY").expand(SEED, BERLIN, from, to, 10))
                .containsExactly(from, LocalDateTime.parse("2026-03-16T09:00"));
        assertThat(RecurrenceRule.parse("FREQ=WEEKLY;COUNT=3").expand(SEED, BERLIN, from, to.plusYears(5), 10))
                .containsExactly(from, LocalDateTime.parse("2026-03-16T09:00"));
    }

    @Test
    void aSeedOffTheRuleIsTheFirstInstanceAndIsCounted() {
        assertThat(expand("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "2026-03-02T09:00", BERLIN))
                .containsExactly(
                        SEED, LocalDateTime.parse("2026-03-03T09:00"), LocalDateTime.parse("2026-03-10T09:00"));
        assertThat(RecurrenceRule.parse("FREQ=WEEKLY;BYDAY=TU").fallsOn(SEED)).isFalse();
        assertThat(RecurrenceRule.parse("FREQ=WEEKLY;BYDAY=MO").fallsOn(SEED)).isTrue();
    }

    @Test
    void days29To31AreLeftOutOfShorterMonths() {
        assertThat(expand("FREQ=MONTHLY;COUNT=3", "2026-01-31T09:00", BERLIN))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactly(
                        LocalDate.parse("2026-01-31"), LocalDate.parse("2026-03-31"), LocalDate.parse("2026-05-31"));
        assertThat(expand("FREQ=YEARLY;COUNT=3", "2024-02-29T09:00", BERLIN))
                .extracting(LocalDateTime::getYear)
                .containsExactly(2024, 2028, 2032);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=1000000",
                "FREQ=MINUTELY;INTERVAL=1",
                "FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2,3,4,5",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,10,20,30,40,50",
            })
    void moreInstancesThanAskedForAreAFailureAndNotAShorterList(String rule) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatExceptionOfType(TooManyInstancesException.class)
                        .isThrownBy(() -> expand(rule, "2026-03-02T09:00", BERLIN))
                        .withMessageContaining("more than 1000 instances between 2025-01-01 and 2040-01-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
                "FREQ=WEEKLY;INTERVAL=1000000",
                "FREQ=YEARLY;INTERVAL=1000000",
                "FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=1",
            })
    void aRuleThatFallsOnNoDateHasOnlyItsSeed(String rule) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(expand(rule, "2026-03-02T09:00", BERLIN)).containsExactly(SEED));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;INTERVAL=1, 15",
        "FREQ=DAILY;COUNT=1000000, 15",
        "FREQ=YEARLY, 1",
        "FREQ=YEARLY;COUNT=1000000, 1",
        "FREQ=SECONDLY;INTERVAL=86400, 15",
    })
    void aSeedOfCenturiesAgoCostsLittle(String rule, int instances) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(RecurrenceRule.parse(rule)
                                .expand(
                                        LocalDateTime.parse("1601-01-07T09:00"),
                                        BERLIN,
                                        LocalDateTime.parse("2026-01-01T00:00"),
                                        LocalDateTime.parse("2026-01-16T00:00"),
                                        1_000))
                        .hasSize(instances));
    }

    @Test
    void workWithoutAResultIsLimitedToo() {
        LocalDateTime seed = LocalDateTime.parse("1601-01-01T09:00");

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatExceptionOfType(TooManyInstancesException.class)
                        .isThrownBy(() -> RecurrenceRule.parse("FREQ=MINUTELY;COUNT=1000000")
                                .expand(seed, BERLIN, SEED, SEED.plusYears(1), 1_000))
                        .withMessageContaining("repeats too often, or starts too long ago"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | has no FREQ",
                "INTERVAL=2 | has no FREQ",
                "FREQ=FORTNIGHTLY | is not one of",
                "RRULE:FREQ=DAILY | unknown part RRULE:FREQ",
                "FREQ=DAILY;FREQ=WEEKLY | there twice",
                "FREQ=DAILY;BYDAY= | has no value",
                "FREQ=DAILY;COUNT=0 | from 1 to",
                "FREQ=DAILY;COUNT=99999999999 | from 1 to",
                "FREQ=DAILY;INTERVAL=0 | from 1 to",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101 | both COUNT and UNTIL",
                "FREQ=DAILY;UNTIL=tomorrow | UNTIL=TOMORROW",
                "FREQ=DAILY;UNTIL=20260231 | UNTIL=20260231",
                "FREQ=DAILY;BYMONTH=13 | from 1 to 12",
                "FREQ=MONTHLY;BYMONTHDAY=0 | from 1 to 31, or from -31 to -1",
                "FREQ=MONTHLY;BYMONTHDAY=32 | from 1 to 31",
                "FREQ=WEEKLY;BYDAY=MON | is not a day",
                "FREQ=WEEKLY;BYDAY=2MO | needs FREQ=MONTHLY",
                "FREQ=MONTHLY;BYDAY=0MO | is not a day",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=2MO | BYWEEKNO",
                "FREQ=MONTHLY;BYWEEKNO=20 | needs FREQ=YEARLY",
                "FREQ=WEEKLY;BYMONTHDAY=1 | BYMONTHDAY",
                "FREQ=DAILY;BYYEARDAY=1 | BYYEARDAY",
                "FREQ=DAILY;BYSETPOS=1 | BYSETPOS needs",
                "FREQ=YEARLY;BYEASTER=0 | unknown part BYEASTER",
                "FREQ=YEARLY;RSCALE=CHINESE | unknown part RSCALE",
                "FREQ=YEARLY;BYHOUR=1,2,3,4,5,6 | too many times of the day",
            })
    void whatIsNoRuleIsRefusedWithAReason(String rule, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecurrenceRule.parse(rule))
                .withMessageContaining(reason);
    }

    @Test
    void anEndlessRuleTextIsRefusedWithoutBeingRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecurrenceRule.parse("FREQ=DAILY;BYHOUR=" + "1,".repeat(10_000_000)))
                .withMessageContaining("1000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freq=weekly;byday=we,mo , we;wkst=mo;interval=1;x-own=1; | FREQ=WEEKLY;BYDAY=MO,WE",
                "BYMONTH=11,02;BYDAY=+2TU,-1FR;FREQ=YEARLY;WKST=SU | FREQ=YEARLY;WKST=SU;BYMONTH=2,11;BYDAY=2TU,-1FR",
                "FREQ=DAILY;UNTIL=20261224T180000Z | FREQ=DAILY;UNTIL=20261224T180000Z",
                "FREQ=MINUTELY;BYSECOND=60,0 | FREQ=MINUTELY;BYSECOND=0,59",
            })
    void equalRulesHaveOneText(String written, String canonical) {
        assertThat(RecurrenceRule.parse(written)).hasToString(canonical).isEqualTo(RecurrenceRule.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource({
        "20261224T180000Z, false, 20261224T180000Z",
        "20261224, false, 20261224T225959Z",
        "20261224T190000, false, 20261224T180000Z",
        "20261224, true, 20261224",
        "20261223T230000Z, true, 20261224",
    })
    void untilIsWrittenInTheTypeOfTheStart(String until, boolean allDay, String written) {
        assertThat(RecurrenceRule.parse("FREQ=DAILY;UNTIL=" + until).besides(BERLIN, allDay))
                .hasToString("FREQ=DAILY;UNTIL=" + written);
    }

    private static List<LocalDateTime> expand(String rule, String seed, ZoneId zone) {
        return RecurrenceRule.parse(rule)
                .expand(
                        LocalDateTime.parse(seed),
                        zone,
                        LocalDateTime.parse(seed.startsWith("2024") ? "2024-01-01T00:00" : "2025-01-01T00:00"),
                        LocalDateTime.parse("2040-01-01T00:00"),
                        1_000);
    }
}
