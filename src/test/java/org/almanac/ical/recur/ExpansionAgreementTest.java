package org.almanac.ical.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.time.WallTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our expansion beside that of programs that people subscribe with. */
class ExpansionAgreementTest {

    static Stream<ExpansionCase> rules() {
        return ExpansionCase.everyRule().stream();
    }

    @Test
    void everyExampleOfRfc5545IsThereAndAsManyOfOurOwn() {
        assertThat(ExpansionCase.everyRule()).hasSizeGreaterThanOrEqualTo(400);
        assertThat(ExpansionCase.all().stream().filter(rule -> rule.name().startsWith("RFC ")))
                .hasSize(42);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void instancesAreThoseThatOthersFind(ExpansionCase rule) {
        List<Instant> found = expand(rule, rule.start()).stream()
                .map(at -> WallTime.instant(at, rule.zone()))
                .toList();

        assertThat(found).isEqualTo(rule.instants());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aWindowThatOpensLaterHoldsTheRest(ExpansionCase rule) {
        List<LocalDateTime> all = expand(rule, rule.start());
        int half = all.size() / 2;

        assertThat(expand(rule, all.get(half))).isEqualTo(all.subList(half, all.size()));
    }

    private static List<LocalDateTime> expand(ExpansionCase rule, LocalDateTime from) {
        return RecurrenceRule.parse(rule.rrule()).expand(rule.start(), rule.zone(), from, rule.to(), 1_000);
    }
}
