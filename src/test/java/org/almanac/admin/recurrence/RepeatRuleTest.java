package org.almanac.admin.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an event on Tuesday 8 June 2027, 09:00 in Berlin: the second Tuesday of its month. */
class RepeatRuleTest {
    private static final LocalDateTime START = LocalDateTime.parse("2027-06-08T09:00");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | FREQ=DAILY | Every day",
                "FREQ=DAILY;INTERVAL=3;COUNT=4 | FREQ=DAILY;INTERVAL=3;COUNT=4 | Every third day, 4 times",
                "FREQ=WEEKLY | FREQ=WEEKLY;BYDAY=TU | Every week on Tuesday",
                "freq=weekly;byday=th,tu;wkst=mo | FREQ=WEEKLY;BYDAY=TU,TH | Every week on Tuesday and Thursday",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR | Every second week on Monday, Tuesday and Friday",
                "FREQ=MONTHLY | FREQ=MONTHLY | Every month",
                "FREQ=MONTHLY;BYMONTHDAY=15 | FREQ=MONTHLY;BYMONTHDAY=15 | Every month on day 15 of the month",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | FREQ=MONTHLY;BYMONTHDAY=-1 | Every month on the last day of the month",
                "FREQ=MONTHLY;BYDAY=2TU | FREQ=MONTHLY;BYDAY=2TU | Every month on the second Tuesday",
                "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1 | FREQ=MONTHLY;BYDAY=-1FR | Every month on the last Friday",
                "FREQ=YEARLY;COUNT=3 | FREQ=YEARLY;COUNT=3 | Every year, 3 times",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8 | FREQ=YEARLY | Every year on day 8 of the month in June",
                "FREQ=YEARLY;BYMONTH=6;BYDAY=2TU | FREQ=YEARLY;BYMONTH=6;BYDAY=2TU | Every year on the second Tuesday in June",
                // The last day is the one on whose morning it still starts.
                "FREQ=DAILY;UNTIL=20270620T070000Z | FREQ=DAILY;UNTIL=20270620 | Every day, until 20 June 2027",
                "FREQ=DAILY;UNTIL=20270620T065959Z | FREQ=DAILY;UNTIL=20270619 | Every day, until 19 June 2027",
                "FREQ=DAILY;UNTIL=20270620 | FREQ=DAILY;UNTIL=20270620 | Every day, until 20 June 2027"
            })
    void whatTheControlsCanSay(String rrule, String written, String words) {
        RepeatRule rule = Objects.requireNonNull(RepeatRule.read(rrule, START, ZONE));
        assertThat(rule.rrule(START.toLocalDate())).isEqualTo(written);
        assertThat(RepeatRule.read(written, START, ZONE)).isEqualTo(rule);
        assertThat(RuleWords.of(rrule, START, ZONE)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=HOURLY;COUNT=3 | Every hour, 3 times",
                "FREQ=DAILY;BYMONTH=1,2 | Every day in January and February",
                "FREQ=DAILY;BYHOUR=9,15 | Every day in hour 9 and 15",
                "FREQ=MONTHLY;BYMONTHDAY=1,15 | Every month on day 1 and 15 of the month",
                "FREQ=MONTHLY;BYMONTHDAY=-2 | Every month on the second to last day of the month",
                "FREQ=MONTHLY;BYDAY=1MO,3MO | Every month on the first Monday and the third Monday",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | Every month on Monday, Tuesday, Wednesday, Thursday and Friday only the last of these",
                "FREQ=YEARLY;BYMONTH=9;BYDAY=2TU | Every year on the second Tuesday in September",
                "FREQ=YEARLY;BYDAY=20MO | Every year on the 20th Monday",
                "FREQ=YEARLY;BYWEEKNO=23;BYDAY=TU | Every year on Tuesday in week 23",
                "FREQ=YEARLY;BYYEARDAY=-1 | Every year on the last day of the year",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU | Every second week on Tuesday and Sunday"
            })
    void whatTheyCannotSayIsSaidInWords(String rrule, String words) {
        assertThat(RepeatRule.read(rrule, START, ZONE)).isNull();
        assertThat(RuleWords.of(rrule, START, ZONE)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every Tuesday", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=1;UNTIL=20270101"})
    void whatIsNoRule(String typed) {
        assertThat(RepeatRule.read(typed, START, ZONE)).isNull();
        assertThat(RuleWords.of(typed, START, ZONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;BYDAY=TU, 2027-06-09, FREQ=WEEKLY;BYDAY=WE",
        "'FREQ=WEEKLY;BYDAY=TU,TH', 2027-06-09, 'FREQ=WEEKLY;BYDAY=WE,TH'",
        "FREQ=WEEKLY;BYDAY=TU, 2027-06-15, FREQ=WEEKLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=2TU, 2027-06-09, FREQ=MONTHLY;BYDAY=2WE",
        "FREQ=MONTHLY;BYDAY=2TU, 2027-06-29, FREQ=MONTHLY;BYDAY=-1TU",
        "FREQ=MONTHLY;BYDAY=-1TU, 2027-06-25, FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=8, 2027-06-10, FREQ=MONTHLY;BYMONTHDAY=10",
        "FREQ=MONTHLY, 2027-06-10, FREQ=MONTHLY",
        "FREQ=YEARLY;BYMONTH=6;BYDAY=2TU, 2027-07-01, FREQ=YEARLY;BYMONTH=7;BYDAY=1TH",
        "FREQ=DAILY;COUNT=3, 2027-06-09, FREQ=DAILY;COUNT=3"
    })
    void movesWithTheSeries(String rrule, LocalDate to, String moved) {
        RepeatRule rule = Objects.requireNonNull(RepeatRule.read(rrule, START, ZONE));
        assertThat(rule.moved(START.toLocalDate(), to).rrule(to)).isEqualTo(moved);
    }
}
