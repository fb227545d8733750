package org.almanac.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestMomentTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:34:56Z");

    @ParameterizedTest
    @CsvSource({
        "23:59, 2026-11-30T23:59:00Z",
        "00:01, 2026-12-01T00:01:00Z",
        "month-end 12:00, 2026-12-31T12:00:00Z",
        "month-end 13:00, 2026-11-30T13:00:00Z",
        "month-start 00:01, 2026-12-01T00:01:00Z",
        "12-31 23:59, 2026-12-31T23:59:00Z",
        "02-28 23:59, 2027-02-28T23:59:00Z",
        "02-29 12:00, 2028-02-29T12:00:00Z",
        "gap Europe/Berlin, 2027-03-28T00:45:00Z",
        "overlap Europe/Berlin, 2027-10-31T00:45:00Z",
        "gap America/Santiago, 2027-09-05T03:45:00Z",
    })
    void theNextOneIsFound(String text, Instant moment) {
        assertThat(TestMoment.next(text, NOW)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "02-30 12:00", "month-middle 12:00", "gap UTC", "gap Atlantis/Centre"})
    void whatIsNoMomentIsSaid(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TestMoment.next(text, NOW));
    }
}
