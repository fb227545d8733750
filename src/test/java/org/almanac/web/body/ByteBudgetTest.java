package org.almanac.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private final ByteBudget budget = new ByteBudget(10);

    @Test
    void whatDoesNotFitIsNotTaken() {
        assertThat(budget.take(6)).isTrue();
        assertThat(budget.take(5)).isFalse();
        assertThat(budget.take(4)).isTrue();
        budget.giveBack(6);
        assertThat(budget.take(6)).isTrue();
    }

    @Test
    void theFirstGetsAnyAmount() {
        assertThat(budget.takeAsFirst(50)).isTrue();
        assertThat(budget.takeAsFirst(1)).isFalse();
        budget.giveBack(50);
        assertThat(budget.takeAsFirst(9)).isTrue();
    }

    @Test
    void oneNetworkHasAQuarterAndLeavesTheRestToOthers() {
        ByteBudget one = budget.of("one");
        assertThat(one.take(2)).isTrue();
        assertThat(one.take(1)).isFalse();
        assertThat(budget.of("one").take(1)).as("the same share").isFalse();
        assertThat(budget.take(9)).as("what one took is gone").isFalse();
        assertThat(budget.of("two").take(2)).isTrue();
        one.giveBack(2);
        assertThat(one.take(2)).isTrue();
    }
}
