package org.almanac.ical.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import org.almanac.time.WallTime;
import org.junit.jupiter.api.Test;

/**
 * Why rules are expanded here and not by ical4j. Whoever takes a newer one sees here what it got right: when nothing is
 * left, our expansion can go.
 */
class Ical4jExpansionTest {

    @Test
    void theseRulesItGetsWrongAndNoOthers() {
        Set<String> wrong = ExpansionCase.everyRule().stream()
                .filter(rule ->
                        starts(rule).noneMatch(start -> expand(rule, start).equals(rule.instants())))
                .map(ExpansionCase::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(wrong).isEqualTo(new TreeSet<>(ExpansionCase.lines("expansion/wrong-in-ical4j.txt")));
    }

    /** It bounds what it finds, and gives up without a word after a thousand periods in which it finds nothing. */
    @Test
    void itLosesWhatComesAfterAThousandEmptyPeriods() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);
        RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29");

        assertThat(rule.besides(ZoneOffset.UTC, true).getDates(leapDay, leapDay, leapDay.plusYears(9), 10))
                .containsExactly(leapDay);
        assertThat(rule.expand(
                        leapDay.atStartOfDay(),
                        ZoneOffset.UTC,
                        leapDay.atStartOfDay(),
                        leapDay.plusYears(9).atStartOfDay(),
                        10))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactly(leapDay, LocalDate.of(2028, 2, 29), LocalDate.of(2032, 2, 29));
    }

    /** The best of two ways to ask it: with the zone, and without, as a time that the clocks skip needs it. */
    private static Stream<Temporal> starts(ExpansionCase rule) {
        return rule.allDay()
                ? Stream.of(rule.start().toLocalDate())
                : Stream.of(rule.start().atZone(rule.zone()), rule.start());
    }

    private static List<Instant> expand(ExpansionCase rule, Temporal start) {
        // Without WKST it takes the first day of the week from the locale.
        Recur<Temporal> given = RecurrenceRule.parse(rule.rrule()).besides(rule.zone(), rule.allDay());
        Recur<Temporal> recur = given.getWeekStartDay() != null
                ? given
                : new Recur.Builder<>(given).weekStartDay(WeekDay.MO).build();
        try {
            return recur
                    .getDates(
                            start,
                            start,
                            start.plus(Duration.between(rule.start(), rule.to()).toDays() + 1, ChronoUnit.DAYS))
                    .stream()
                    .map(found -> instant(found, rule.zone()))
                    .filter(found -> found.isBefore(WallTime.instant(rule.to(), rule.zone())))
                    .toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }

    private static Instant instant(Temporal found, ZoneId zone) {
        if (found instanceof LocalDate day) {
            return WallTime.instant(day.atStartOfDay(), zone);
        }
        return found instanceof LocalDateTime local ? WallTime.instant(local, zone) : Instant.from(found);
    }
}
