package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePolicyTest {
    private static final Instant NOW = Instant.parse("2027-06-08T09:00:00.250Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0.1S   | public, max-age=0",
                "-PT5S    | public, max-age=0",
                "PT1S     | public, max-age=1",
                "PT59.9S  | public, max-age=59",
                "PT1M30S  | public, max-age=60, stale-while-revalidate=30",
                "PT1H     | public, max-age=60, stale-while-revalidate=60, stale-if-error=3480",
                "P9D      | public, max-age=60, stale-while-revalidate=60, stale-if-error=86400"
            })
    void allOfItTogetherEndsBeforeTheChange(Duration left, String header) {
        assertThat(CachePolicy.ofMany(Duration.ofMinutes(1)).header(NOW, NOW.plus(left)))
                .isEqualTo(header);
    }

    @Test
    void whatNeverChangesIsKeptAsLongAsEver() {
        assertThat(CachePolicy.ofPage(Duration.ofMinutes(1)).header(NOW, Instant.MAX))
                .isEqualTo("public, max-age=60, stale-if-error=86400");
        assertThat(CachePolicy.ofMany(Duration.ofMinutes(1)).privateHeader(NOW, NOW.plusSeconds(20)))
                .isEqualTo("private, max-age=20");
    }
}
