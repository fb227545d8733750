package org.almanac.ical.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Url;
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
            byte[] written = text(unit.repeat(times));

            assertThat(physicalLines(written)).allSatisfy(line -> {
                assertThat(line.length).isLessThanOrEqualTo(75);
                assertThat(isUtf8(line)).isTrue();
            });
            assertThat(unfolded(written)).isEqualTo("SUMMARY:" + escaped(unit).repeat(times));
        }
    }

    @Test
    void aLineOf75OctetsIsNotFolded() {
        assertThat(text("a".repeat(67))).hasSize(77);
        assertThat(text("a".repeat(68))).hasSize(81);
    }

    /** Why lines are folded here. */
    @Test
    void ical4jFoldsByCharacters() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Calendar calendar = new Calendar(new PropertyList(List.of(new Name("漢".repeat(100)))), new ComponentList<>());
        new CalendarOutputter(false).output(calendar, out);

        assertThat(physicalLines(out.toByteArray())).anyMatch(line -> line.length > 200);
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
        assertThat(unfolded(text(text))).isEqualTo("SUMMARY:" + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\u000B", "\f"})
    void everyKindOfLineBreakStaysInsideItsLine(String lineBreak) {
        assertThat(unfolded(text("a" + lineBreak + "BEGIN:VEVENT"))).isEqualTo("SUMMARY:a\\nBEGIN:VEVENT");
    }

    @Test
    void controlCharactersAndHalfSurrogatesDoNotPass() {
        assertThat(unfolded(text("a\u0000b\u0007c\u001Bd\u007Fe\u0090f\tg\uD83Dh\uFEFFi")))
                .isEqualTo("SUMMARY:abcdef g\uFFFDhi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/a?b=c,d;e#f | https://example.com/a?b=c,d;e#f",
                "https://example.com/a b\"c | https://example.com/a%20b%22c",
                "https://example.com/é | https://example.com/%C3%A9",
                "https://a_b.example/%C3%A9?x=%20 | https://a_b.example/%C3%A9?x=%20",
            })
    void urisKeepTheirSyntaxAndNothingElse(String uri, String written) {
        assertThat(unfolded(address(uri))).isEqualTo("URL:" + written);
    }

    @Test
    void aUriCannotStartALine() {
        assertThat(unfolded(address("https://example.com/\r\nBEGIN:VALARM")))
                .isEqualTo("URL:https://example.com/%20BEGIN:VALARM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/100%,a | https://example.com/100%,a",
                "https://example.com/{id}^`| https://example.com/{id}^`",
                "http://[x/;y | http://[x/;y",
                "not an address | not%20an%20address",
                "mailto: | mailto:",
            })
    void whatJavaTakesForNoUriIsWrittenAllTheSame(String uri, String written) {
        assertThat(unfolded(address(uri))).isIn("URL;VALUE=URI:" + written, "URL:" + written);
    }

    @Test
    void aParameterCannotBeLeft() {
        ParameterList name = new ParameterList(List.of(new Cn(WrittenProperties.parameter("The \"Big\" One:\r\nX;Y"))));
        byte[] written = written(new WrittenProperties().address(Organizer::new, name, "https://example.com/"));
        assertThat(unfolded(written)).isEqualTo("ORGANIZER;CN=\"The 'Big' One: X;Y\":https://example.com/");
    }

    private static byte[] text(String text) {
        return written(new WrittenProperties().text(Summary::new, text));
    }

    private static byte[] address(String uri) {
        return written(new WrittenProperties().address(Url::new, new ParameterList(), uri));
    }

    private static byte[] written(WrittenProperties properties) {
        ContentLines lines = new ContentLines();
        properties.toList().getAll().forEach(lines::add);
        return lines.toBytes();
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
