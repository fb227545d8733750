package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleWorkTest {
    private final RuleWork work = new RuleWork(LocalDate.parse("2027-01-01"));

    @Test
    void whatDoesNotRepeatGoesInMany() {
        assertThat(sizes(1_200, null)).containsExactly(500, 500, 200);
    }

    @Test
    void rulesThatAreWalkedThroughFromLongAgoGoInFew() {
        assertThat(sizes(100, "FREQ=DAILY;COUNT=60000"))
                .allSatisfy(size -> assertThat(size).isBetween(1, 40));
        assertThat(sizes(100, "FREQ=DAILY")).containsExactly(100);
    }

    @Test
    void tooManyOfThemAreRefused() {
        assertThatThrownBy(() -> sizes(2_000, "FREQ=DAILY;COUNT=60000")).isInstanceOf(Problem.class);
    }

    private List<Integer> sizes(int items, @Nullable String rrule) {
        SaveEvent event = SaveEvent.builder()
                .title("Old")
                .start("1900-01-01T09:00")
                .recurrence(rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, null, null, null))
                .build();
        return work.batches(Collections.nCopies(items, new ImportItem(null, event, null))).stream()
                .map(List::size)
                .toList();
    }
}
