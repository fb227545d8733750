package org.almanac.event.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidiControlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain",
                "כנס בינלאומי 2027",
                "مؤتمر\u200F دبي",
                "\u2067כנס\u2069 (Tel Aviv)",
                "\u202bכנס\u202c",
                "\u2068a\u202ab\u202cc\u2069",
                "می\u200Cخواهم"
            })
    void whatEndsWhereItStandsIsKept(String text) {
        assertThat(BidiControls.settled(text)).isEqualTo(text);
        assertThat(Texts.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2067b", "a\u2069b", "\u202aa\u2069b", "\u2067a\n\u2069b", "a\u202eb\u202c", "a\u202db"})
    void whatGoesOnBehindTheTextIsTakenOut(String text) {
        assertThat(BidiControls.settled(text)).matches("a\\n?b");
    }

    @Test
    void nothingIsLeftOfNothingElse() {
        assertThat(Texts.line("\u202e")).isNull();
        assertThat(Texts.block("\u202e \u2066")).isNull();
    }
}
