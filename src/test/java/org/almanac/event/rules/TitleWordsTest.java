package org.almanac.event.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleWordsTest {
    @ParameterizedTest
    @CsvSource({
        "5G World Summit, 5G World Summit 2027, true",
        "5G World Summit, The 5g world summit, true",
        "Café des Éditeurs, cafe editeurs, true",
        "5G World Summit, 6G World Summit, false",
        "5G World Summit, Open RAN Forum, false",
        "World Summit, World Summit on Networks and Routing, false"
    })
    void titlesThatAreAlike(String one, String other, boolean alike) {
        assertThat(TitleWords.of(one).isLike(TitleWords.of(other))).isEqualTo(alike);
        assertThat(TitleWords.of(other).isLike(TitleWords.of(one))).isEqualTo(alike);
    }
}
