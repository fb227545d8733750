package org.almanac.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void whatFitsIsTheLastPage() {
        assertThat(Page.of(List.of(1, 2, 3), 3, Object::toString)).isEqualTo(Page.whole(List.of(1, 2, 3)));
        assertThat(Page.of(List.<Integer>of(), 3, Object::toString)).isEqualTo(Page.whole(List.of()));
    }

    @Test
    void oneMoreThanFitsMakesAnotherPageAfterTheLastThatFits() {
        assertThat(Page.of(List.of(1, 2, 3, 4), 3, Object::toString)).isEqualTo(new Page<>(List.of(1, 2, 3), "3"));
    }

    @Test
    void changedItemsAreTheSamePage() {
        assertThat(new Page<>(List.of(1, 2), "2").map(number -> "no. " + number))
                .isEqualTo(new Page<>(List.of("no. 1", "no. 2"), "2"));
    }
}
