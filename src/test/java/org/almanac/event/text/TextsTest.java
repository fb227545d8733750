package org.almanac.event.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "5G World Summit, 5g-world-summit",
        "'  Zürich: Café & Crème!  ', zurich-cafe-creme",
        "C, c",
        "C++, c-plus-plus",
        "C#, c-sharp",
        "#5G, 5g",
        "北京 通信展, 北京-通信展",
        "हिन्दी, हिन्दी",
        "--, ''",
    })
    void slugKeepsLettersAndDigits(String text, String slug) {
        assertThat(Texts.slug(text)).isEqualTo(slug);
    }

    @Test
    void slugIsCutToEightyWithoutATrailingHyphen() {
        assertThat(Texts.slug("a".repeat(79) + " bcd")).isEqualTo("a".repeat(79));
    }

    @Test
    void slugIsNotCutInsideASurrogatePair() {
        String slug = Texts.slug("a".repeat(79) + "𐐨𐐨");
        assertThat(Texts.carriable(slug)).isTrue();
    }

    @Test
    void everyKindOfLineBreakBecomesASpaceInALine() {
        assertThat(Texts.line(" a\r\nb\u2028c\u0085d\te ")).isEqualTo("a b c d e");
    }

    @Test
    void blockKeepsLinesAndEndsThemAlike() {
        assertThat(Texts.block("a\r\nb\rc\u2029d\n\n")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void blankIsNothing() {
        assertThat(Texts.line(" \u00a0\n")).isNull();
        assertThat(Texts.block(" \n ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "\ud800", "\udc00\ud800", "\u007f", "\uffff"})
    void controlCharactersAndHalvesOfPairsCannotBeCarried(String text) {
        assertThat(Texts.carriable(text)).isFalse();
    }

    @Test
    void emojiWithJoinersCanBeCarried() {
        assertThat(Texts.carriable("👩‍👩‍👧 ok\tand\nmore")).isTrue();
    }
}
