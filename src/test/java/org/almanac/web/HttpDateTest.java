package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDateTest {
    @Test
    void aDayHasTwoDigits() {
        Instant first = Instant.parse("2026-12-01T05:21:42Z");
        assertThat(HttpDate.format(first)).isEqualTo("Tue, 01 Dec 2026 05:21:42 GMT");
        assertThat(HttpDate.parse("Tue, 01 Dec 2026 05:21:42 GMT")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 1 Dec 2026 05:21:42 GMT | Tue, 01 Dec 2026 05:21:42 GMT",
                "Tue, 01 Dec 2026 05:21:42 GMT | Tue, 01 Dec 2026 05:21:42 GMT",
                "Thu, 31 Dec 2026 05:21:42 GMT | Thu, 31 Dec 2026 05:21:42 GMT",
                "soon | soon",
            })
    void aDayOfOneDigitGetsAnother(String written, String fixed) {
        assertThat(HttpDate.fixed(written)).isEqualTo(fixed);
    }
}
