package org.almanac.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookbackTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P1Y, 2025-03-31T12:00:00Z",
        "P1M, 2026-02-28T12:00:00Z",
        "P2W, 2026-03-17T12:00:00Z",
        "PT36H, 2026-03-30T00:00:00Z",
        "P1DT12H, 2026-03-30T00:00:00Z",
        "P0D, 2026-03-31T12:00:00Z",
    })
    void theEdgeIsThatFarBack(String past, Instant edge) {
        assertThat(Lookback.parse(past).edge(NOW)).isEqualTo(edge);
    }

    @Test
    void anInstantIsReachedNotAfterTheEdgeDoes() {
        Lookback month = Lookback.parse("P1M");

        for (Instant end = Instant.parse("2026-01-25T12:00:00Z");
                end.isBefore(Instant.parse("2026-04-05T00:00:00Z"));
                end = end.plusSeconds(3_600)) {
            Instant reached = month.reaches(end);

            assertThat(month.edge(reached.minusSeconds(1))).isBefore(end);
        }
    }
}
