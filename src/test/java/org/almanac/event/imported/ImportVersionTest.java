package org.almanac.event.imported;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportVersionTest {

    @Test
    void sequenceCountsBeforeAllElse() {
        assertThat(version(2, "2027-02-01", "2027-02-01").isOlderThan(version(5, "2027-01-01", "2027-01-01")))
                .isTrue();
        assertThat(version(null, null, null).isOlderThan(version(1, null, null)))
                .isTrue();
        assertThat(version(1, null, null).isOlderThan(version(null, null, null)))
                .isFalse();
    }

    @Test
    void ofEqualOnesWhatWasModifiedOrElseWrittenLaterIsNewer() {
        assertThat(version(1, "2027-01-01", "2027-03-01").isOlderThan(version(1, "2027-02-01", "2027-01-01")))
                .isTrue();
        assertThat(version(1, null, "2027-01-01").isOlderThan(version(1, "2027-01-01", "2027-02-01")))
                .isTrue();
        assertThat(version(1, null, "2027-02-01").isOlderThan(version(1, null, "2027-01-01")))
                .isFalse();
    }

    @Test
    void whatCannotBeToldApartIsNotOlder() {
        assertThat(version(1, "2027-01-01", null).isOlderThan(version(1, "2027-01-01", null)))
                .isFalse();
        assertThat(version(1, null, null).isOlderThan(version(1, "2027-01-01", "2027-01-01")))
                .isFalse();
        assertThat(version(1, null, null).isOlderThan(null)).isFalse();
    }

    @Test
    void whoOnlyWritesItAnewHasNotEditedIt() {
        assertThat(version(1, null, "2027-05-01").isEditedAfter(version(1, null, "2027-01-01")))
                .isFalse();
        assertThat(version(1, "2027-05-01", null).isEditedAfter(version(1, "2027-01-01", null)))
                .isTrue();
        assertThat(version(2, null, null).isEditedAfter(version(1, "2027-01-01", null)))
                .isTrue();
    }

    private static ImportVersion version(
            @Nullable Integer sequence, @Nullable String modified, @Nullable String stamp) {
        return new ImportVersion(sequence, instant(modified), instant(stamp));
    }

    private static @Nullable Instant instant(@Nullable String day) {
        return day == null ? null : Instant.parse(day + "T00:00:00Z");
    }
}
