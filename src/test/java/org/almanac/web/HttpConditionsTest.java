package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.almanac.encoding.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConditionsTest {
    private static final Instant MODIFIED = Instant.parse("2026-03-04T05:06:07Z");
    private static final Buffer BYTES = Buffer.buffer("BEGIN:VCALENDAR");
    private static final Representation FEED = Representation.of(
            "text/calendar; charset=utf-8", Sha256.of(BYTES.getBytes()), BYTES, BYTES, MODIFIED, Instant.MAX);
    private static final String TAG = FEED.entityTag(false);

    @Test
    void eitherEncodingsTagNamesTheFeed() {
        assertThat(FEED.entityTag(true)).isNotEqualTo(TAG);
        assertThat(HttpConditions.has(FEED, TAG, null)).isTrue();
        assertThat(HttpConditions.has(FEED, FEED.entityTag(true), null)).isTrue();
        assertThat(HttpConditions.has(FEED, "\"other\", W/" + TAG, null)).isTrue();
        assertThat(HttpConditions.has(FEED, " * ", null)).isTrue();
        assertThat(HttpConditions.has(FEED, "\"other\"", null)).isFalse();
        assertThat(HttpConditions.has(FEED, null, null)).isFalse();
    }

    @Test
    void tagsCountMoreThanDates() {
        assertThat(HttpConditions.has(FEED, "\"other\"", "Wed, 04 Mar 2026 05:06:07 GMT"))
                .isFalse();
        assertThat(HttpConditions.has(FEED, TAG, "Wed, 04 Mar 2020 05:06:07 GMT"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 04 Mar 2026 05:06:07 GMT | true",
                "Wed, 04 Mar 2026 05:06:08 GMT | true",
                "Wed, 04 Mar 2026 05:06:06 GMT | false",
                "Wednesday | false",
                "'' | false",
                "Thu, 04 Mar 2026 05:06:07 GMT | false",
            })
    void datesCountWhenThereAreNoTags(String date, boolean has) {
        assertThat(HttpConditions.has(FEED, null, date)).isEqualTo(has);
    }

    @Test
    void datesAreWrittenAsHttpWantsThem() {
        assertThat(HttpDate.format(MODIFIED)).isEqualTo("Wed, 04 Mar 2026 05:06:07 GMT");
    }
}
