package org.almanac.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an event on Tuesday 8 June 2027, 09:00 in Berlin. */
class RecurrenceFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;COUNT=3",
                "freq=weekly;byday=th,tu;wkst=mo",
                "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8;UNTIL=20300608T070000Z",
                "FREQ=DAILY;COUNT=1",
                "FREQ=HOURLY;INTERVAL=6;COUNT=9",
                "FREQ=MONTHLY;BYMONTHDAY=1,15"
            })
    void aRuleThatNobodyTouchesStaysToTheLetter(String rrule) {
        RecurrenceForm form = form(filled(rrule), Map.of());
        assertThat(form.rrule()).isEqualTo(rrule);
        assertThat(form.errors()).isEmpty();
        assertThat(form.isUntouched()).isTrue();
    }

    @Test
    void aRuleWithoutAWeekdayGoesAlongWithItsStart() {
        Map<String, String> filled = filled("FREQ=WEEKLY;COUNT=3");
        assertThat(form(filled, Map.of("start.date", "2027-06-09")).rrule()).isEqualTo("FREQ=WEEKLY;COUNT=3");
        assertThat(form(filled, Map.of("recurrence.days.TH", "true")).rrule())
                .isEqualTo("FREQ=WEEKLY;COUNT=3;BYDAY=TU,TH");
        Map<String, String> other = new HashMap<>(filled);
        other.remove("recurrence.days.TU");
        assertThat(form(other, Map.of("recurrence.days.WE", "true", "start.date", "2027-06-09"))
                        .rrule())
                .isEqualTo("FREQ=WEEKLY;COUNT=3;BYDAY=WE");
    }

    @Test
    void whatTheControlsSayHoldsWhereTheRuleWouldSayAnotherThing() {
        // By ten o'clock its last morning would be over.
        Map<String, String> until = filled("FREQ=DAILY;UNTIL=20270620T070000Z");
        assertThat(form(until, Map.of("start.time", "10:00")).rrule()).isEqualTo("FREQ=DAILY;UNTIL=20270620");
        Map<String, String> yearly = filled("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8");
        assertThat(form(yearly, Map.of("start.date", "2027-06-09")).rrule()).isEqualTo("FREQ=YEARLY");
    }

    @ParameterizedTest
    @CsvSource({
        "recurrence.kind=WEEKLY;recurrence.days.TU=true, FREQ=WEEKLY;BYDAY=TU, Every week on Tuesday",
        "recurrence.kind=WEEKLY;recurrence.days.TU=true;recurrence.interval=2;recurrence.ends=COUNT;recurrence.count=5, FREQ=WEEKLY;INTERVAL=2;COUNT=5;BYDAY=TU, 'Every second week on Tuesday, 5 times'",
        "recurrence.kind=MONTHLY;recurrence.on=2, FREQ=MONTHLY;BYDAY=2TU, Every month on the second Tuesday",
        "recurrence.kind=MONTHLY;recurrence.on=-1;recurrence.weekday=FR, FREQ=MONTHLY;BYDAY=-1FR, Every month on the last Friday",
        "recurrence.kind=MONTHLY;recurrence.on=DAY;recurrence.monthDay=8, FREQ=MONTHLY;BYMONTHDAY=8, Every month on day 8 of the month",
        "recurrence.kind=MONTHLY;recurrence.on=LAST_DAY, FREQ=MONTHLY;BYMONTHDAY=-1, Every month on the last day of the month",
        "recurrence.kind=YEARLY;recurrence.on=2, FREQ=YEARLY;BYMONTH=6;BYDAY=2TU, Every year on the second Tuesday in June",
        "recurrence.kind=DAILY;recurrence.ends=UNTIL;recurrence.until=2027-06-20, FREQ=DAILY;UNTIL=20270620, 'Every day, until 20 June 2027'",
        "recurrence.kind=RULE;recurrence.rule=FREQ=MONTHLY, FREQ=MONTHLY, Every month"
    })
    void whatIsChosen(String typed, String rrule, String words) {
        RecurrenceForm form = form(Map.of(), typed(typed));
        assertThat(form.errors()).isEmpty();
        assertThat(form.rrule()).isEqualTo(rrule);
        assertThat(form.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "recurrence.kind=WEEKLY, recurrence.days",
        "recurrence.kind=DAILY;recurrence.interval=often, recurrence.interval",
        "recurrence.kind=DAILY;recurrence.interval=0, recurrence.interval",
        "recurrence.kind=MONTHLY;recurrence.on=DAY;recurrence.monthDay=32, recurrence.monthDay",
        "recurrence.kind=YEARLY;recurrence.on=DAY, recurrence.on",
        "recurrence.kind=MONTHLY;recurrence.on=9, recurrence.on",
        "recurrence.kind=DAILY;recurrence.ends=UNTIL, recurrence.until",
        "recurrence.kind=DAILY;recurrence.ends=UNTIL;recurrence.until=2027-06-07, recurrence.until",
        "recurrence.kind=DAILY;recurrence.ends=COUNT, recurrence.count",
        "recurrence.kind=DAILY;recurrence.ends=COUNT;recurrence.count=99999, recurrence.count",
        "recurrence.kind=RULE, recurrence.rule",
        "recurrence.kind=SOMETIMES, recurrence.kind",
        // Nothing after the first
        "recurrence.kind=DAILY;recurrence.ends=COUNT;recurrence.count=1, recurrence.kind",
        "recurrence.kind=DAILY;recurrence.ends=UNTIL;recurrence.until=2027-06-08, recurrence.kind",
        "recurrence.kind=RULE;recurrence.rule=FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, recurrence.kind"
    })
    void whatIsWrongStandsBesideItsField(String typed, String field) {
        assertThat(form(Map.of(), typed(typed)).errors())
                .extracting(FieldError::field)
                .containsExactly(field);
    }

    @Test
    void whatRepeatsOnListedDatesOnlyKeepsThem() {
        Recurrence listed = new Recurrence(null, List.of(), List.of(time("2027-06-10T09:00")), List.of());
        RecurrenceForm form = form(filled(listed), Map.of());
        assertThat(form.repeats()).isTrue();
        assertThat(form.rrule()).isNull();
        assertThat(form(filled((Recurrence) null), Map.of()).repeats()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "12027-06-08", "soon", ""})
    void aStartThatIsNoneIsLeftToTheRules(String start) {
        RecurrenceForm form = form(filled("FREQ=MONTHLY;BYDAY=2TU"), Map.of("start.date", start));
        assertThat(form.rrule()).isEqualTo("FREQ=MONTHLY;BYDAY=2TU");
        assertThat(form.words()).isEmpty();
        assertThat(form.oddStart()).isEmpty();
        assertThat(form.errors()).isEmpty();
    }

    @Test
    void saysWhereTheFirstDateIsNotOneOfTheRule() {
        assertThat(form(filled("FREQ=WEEKLY;BYDAY=TU"), Map.of("start.date", "2027-06-09"))
                        .oddStart())
                .isEqualTo("Wednesday");
        assertThat(form(filled("FREQ=WEEKLY;BYDAY=TU"), Map.of()).oddStart()).isEmpty();
    }

    private static Map<String, String> filled(String rrule) {
        return filled(new Recurrence(rrule, List.of(), List.of(), List.of()));
    }

    private static Map<String, String> filled(@Nullable Recurrence recurrence) {
        EventTime time = new EventTime(time("2027-06-08T09:00"), null, ZoneId.of("Europe/Berlin"), false);
        return RecurrenceValues.of(time, recurrence);
    }

    private static RecurrenceForm form(Map<String, String> filled, Map<String, String> typed) {
        Map<String, List<String>> all = new HashMap<>(Map.of(
                "start.date", List.of("2027-06-08"),
                "start.time", List.of("09:00"),
                "timeZone", List.of("Europe/Berlin")));
        filled.forEach((key, value) -> all.put(key, List.of(value)));
        typed.forEach((key, value) -> all.put(key, List.of(value)));
        return EventForm.typed(all).recurrence();
    }

    /** A rule holds semicolons itself. */
    private static Map<String, String> typed(String text) {
        Map<String, String> typed = new HashMap<>();
        for (String pair : text.split(";(?=recurrence)")) {
            String[] keyAndValue = pair.split("=", 2);
            typed.put(keyAndValue[0], keyAndValue[1]);
        }
        return typed;
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
