package org.almanac.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void readsWhatItWrote() {
        Cursor cursor = new Cursor(Instant.parse("2027-02-28T23:59:59.123456Z"), "aGFzaA_-");

        assertThat(Cursor.decoded(cursor.encoded())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2027-02-28T00:00:00Z",
                "2027-02-28T00:00:00Z ",
                " id",
                "yesterday id",
                "+10000-01-01T00:00:00Z id",
                "-0001-01-01T00:00:00Z id",
                "2027-02-28T00:00:00Z a\u0000b",
                "2027-02-28T00:00:00Z a b"
            })
    void refusesWhatNobodyWrote(String text) {
        String forged = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Cursor.decoded(forged)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThatThrownBy(() -> Cursor.decoded("1796774399.0.x")).isInstanceOf(Problem.class);
    }

    @Test
    void readsIds() {
        UUID id = UUID.fromString("01936d2e-7c00-7000-8000-00000000000a");

        assertThat(Cursor.id(id.toString())).isEqualTo(id);
        assertThat(Cursor.id(null)).isNull();
        assertThatThrownBy(() -> Cursor.id("x")).isInstanceOf(Problem.class);
        assertThat(new Cursor(Instant.EPOCH, id.toString()).id()).isEqualTo(id);
        assertThatThrownBy(() -> new Cursor(Instant.EPOCH, "x").id()).isInstanceOf(Problem.class);
    }
}
