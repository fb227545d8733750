package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br, *;q=0.1", "x-gzip"})
    void gzipIsSentToWhomTakesIt(String acceptEncoding) {
        assertThat(ContentCoding.takesGzip(acceptEncoding)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0, *", "*;q=0"})
    void gzipIsNotSentToWhomDoesNot(String acceptEncoding) {
        assertThat(ContentCoding.takesGzip(acceptEncoding)).isFalse();
    }

    @Test
    void whoSaysNothingIsSentPlainBytes() {
        assertThat(ContentCoding.takesGzip(null)).isFalse();
    }
}
