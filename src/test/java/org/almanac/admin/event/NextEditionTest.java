package org.almanac.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextEditionTest {
    @ParameterizedTest
    @CsvSource({
        // the second Tuesday, the first Monday, a fifth Monday where there is none, leap days, the turn of a year
        "2027-06-08, 2028-06-13",
        "2027-03-01, 2028-03-06",
        "2027-05-31, 2028-05-29",
        "2027-11-29, 2028-11-27",
        "2028-02-29, 2029-02-27",
        "2027-12-31, 2028-12-29",
        "2027-01-01, 2028-01-07"
    })
    void isOnTheSameWeekdayAtTheSamePlaceOfTheMonth(LocalDate last, LocalDate next) {
        assertThat(NextEdition.day(last)).isEqualTo(next);
        assertThat(next.getDayOfWeek()).isEqualTo(last.getDayOfWeek());
    }

    @ParameterizedTest
    @CsvSource({
        "5G World Summit 2027, 5G World Summit 2028",
        "Summit 2027/28, Summit 2028/29",
        "2027: a year in print, 2028: a year in print",
        "Route 20271, Route 20271",
        "Drupa, Drupa",
        "Summit 2026, Summit 2026"
    })
    void theYearInItsTitleRises(String last, String next) {
        assertThat(NextEdition.title(last, 2027, 2028)).isEqualTo(next);
    }

    @Test
    void saysWhatTheLastOneSaidAndIsADraft() {
        EventTime time = new EventTime(
                LocalDateTime.parse("2027-06-08T09:00"),
                LocalDateTime.parse("2027-06-10T17:30"),
                ZoneId.of("Europe/London"),
                false);
        EventForm form = NextEdition.of(event(EventContent.builder("Summit 2027", time)
                .summary("One line")
                .published(true)
                .status(EventStatus.CANCELLED)
                .url("https://summit.example")
                .registrationUrl("https://summit.example/2027/register")
                .keyDates(List.of(new KeyDate("Papers", LocalDate.parse("2027-02-01"))))
                .build()));
        SaveEvent input = form.toInput(null);
        assertThat(input.title()).isEqualTo("Summit 2028");
        assertThat(input.summary()).isEqualTo("One line");
        assertThat(input.start()).isEqualTo("2028-06-13T09:00");
        assertThat(input.end()).isEqualTo("2028-06-15T17:30");
        assertThat(input.published()).isFalse();
        assertThat(input.status()).isEqualTo("CONFIRMED");
        assertThat(input.url()).isEqualTo("https://summit.example");
        assertThat(input.registrationUrl()).isNull();
        // As long before as it was
        assertThat(input.keyDates()).containsExactly(new SaveEvent.KeyDateInput("Papers", "2028-02-07"));
        assertThat(input.uid()).isNull();
        assertThat(input.slug()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;COUNT=4, FREQ=WEEKLY;COUNT=4;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231, FREQ=MONTHLY;UNTIL=20290105;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=8, FREQ=MONTHLY;BYMONTHDAY=13",
        "'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=MONTHLY;BYMONTHDAY=1,15'"
    })
    void itsRuleGoesAlongWithoutTheExceptions(String last, String next) {
        LocalDateTime start = LocalDateTime.parse("2027-06-08T09:00");
        EventTime time = new EventTime(start, null, ZoneId.of("Europe/London"), false);
        Recurrence recurrence = new Recurrence(last, List.of(start.plusWeeks(1)), List.of(), List.of());
        SaveEvent.@Nullable RecurrenceInput input = NextEdition.of(event(EventContent.builder("Evening", time)
                        .recurrence(recurrence)
                        .build()))
                .toInput(null)
                .recurrence();
        assertThat(input).isEqualTo(new SaveEvent.RecurrenceInput(next, null, null, null));
    }

    private static Event event(EventContent content) {
        return Event.builder(new UUID(1, 1), "uid", "slug", content, Instant.EPOCH)
                .build();
    }
}
