package org.almanac.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "é",
                "漢",
                "\uD83D\uDC69\u200D\uD83D\uDD2C",
                "مؤتمر الاتصالات ",
                "\\",
                "a,b;c",
            })
    void noPhysicalLineExceeds75OctetsAndNoneBreaksACodePoint(String unit) {
        for (int times = 1; times < 400; times += 7) {
            byte[] written =
                    new ContentLines().text("SUMMARY", unit.repeat(times)).toBytes();

            assertThat(physicalLines(written)).allSatisfy(line -> {
                assertThat(line.length).isLessThanOrEqualTo(75);
                assertThat(isUtf8(line)).isTrue();
            });
            assertThat(unfolded(written)).isEqualTo("SUMMARY:" + escaped(unit).repeat(times));
        }
    }

    @Test
    void aLineOf75OctetsIsNotFolded() {
        assertThat(new ContentLines().line("X:" + "a".repeat(73)).toBytes()).hasSize(77);
        assertThat(new ContentLines().line("X:" + "a".repeat(74)).toBytes()).hasSize(81);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b | a\\,b",
                "a;b | a\\;b",
                "a\\b | a\\\\b",
                "a\\nb | a\\\\nb",
                "a:b\"c' | a:b\"c'",
            })
    void textIsEscapedExactlyOnce(String text, String written) {
        assertThat(unfolded(new ContentLines().text("SUMMARY", text).toBytes())).isEqualTo("SUMMARY:" + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\u000B", "\f"})
    void everyKindOfLineBreakStaysInsideItsLine(String lineBreak) {
        assertThat(unfolded(new ContentLines()
                        .text("SUMMARY", "a" + lineBreak + "BEGIN:VEVENT")
                        .toBytes()))
                .isEqualTo("SUMMARY:a\\nBEGIN:VEVENT");
    }

    @Test
    void controlCharactersAndHalfSurrogatesDoNotPass() {
        assertThat(unfolded(new ContentLines()
                        .text("SUMMARY", "a\u0000b\u0007c\u001Bd\u007Fe\u0090f\tg\uD83Dh\uFEFFi")
                        .toBytes()))
                .isEqualTo("SUMMARY:abcdef g\uFFFDhi");
    }

    @Test
    void severalTextsAreSeparatedByBareCommas() {
        assertThat(unfolded(new ContentLines()
                        .texts("CATEGORIES", List.of("5G, 6G", "Networks"))
                        .toBytes()))
                .isEqualTo("CATEGORIES:5G\\, 6G,Networks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/a?b=c,d;e#f | https://example.com/a?b=c,d;e#f",
                "https://example.com/a b\"c | https://example.com/a%20b%22c",
                "https://example.com/é | https://example.com/%C3%A9",
            })
    void urisKeepTheirSyntaxAndNothingElse(String uri, String written) {
        assertThat(unfolded(new ContentLines().uri("URL", uri).toBytes())).isEqualTo("URL:" + written);
    }

    @Test
    void aUriCannotStartALine() {
        assertThat(unfolded(new ContentLines()
                        .uri("URL", "https://example.com/\r\nBEGIN:VALARM")
                        .toBytes()))
                .isEqualTo("URL:https://example.com/%20BEGIN:VALARM");
    }

    @Test
    void aParameterCannotBeLeft() {
        assertThat(ContentLines.quoted("The \"Big\" One:\r\nX;Y")).isEqualTo("\"The 'Big' One: X;Y\"");
    }

    private static String escaped(String unit) {
        return unit.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;");
    }

    private static String unfolded(byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        return text.substring(0, text.length() - 2).replace("\r\n ", "");
    }

    private static List<byte[]> physicalLines(byte[] written) {
        return new String(written, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
