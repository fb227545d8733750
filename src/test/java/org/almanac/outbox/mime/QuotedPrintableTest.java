package org.almanac.outbox.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableTest {

    @ParameterizedTest
    @CsvSource({
        "plain, 'plain\r\n'",
        "1 = 1, '1 =3D 1\r\n'",
        "'end \nTab\t\n', 'end=20\r\nTab=09\r\n'",
        "'a\r\rb\r\nc', 'a\r\n\r\nb\r\nc\r\n'",
        "Köln, 'K=C3=B6ln\r\n'",
        "'', ''",
    })
    void encodes(String text, String encoded) {
        assertThat(encode(text)).isEqualTo(encoded);
    }

    @Test
    void fillsLinesToSeventySixOctetsAndNoMore() {
        assertThat(encode("x".repeat(76))).isEqualTo("x".repeat(76) + "\r\n");
        assertThat(encode("x".repeat(77))).isEqualTo("x".repeat(75) + "=\r\nxx\r\n");
        assertThat(encode("x".repeat(74) + "ö")).isEqualTo("x".repeat(72) + "xx=\r\n=C3=B6\r\n");
        assertThat(encode("x".repeat(73) + "=")).isEqualTo("x".repeat(73) + "=3D\r\n");
    }

    @Test
    void isReadByOthersAsItWas() throws IOException {
        Random random = new Random(7);
        String letters = "ab =\t\r\n.ö€\uD83D\uDE00\u0000~";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                text.appendCodePoint(letters.codePointAt(random.nextInt(letters.length())));
            }
            String written = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

            String encoded = encode(written);

            assertThat(encoded.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
            String read = decode(encoded);
            String lines = written.replaceAll("\r\n?|\n", "\r\n");
            assertThat(read).isEqualTo(lines.isEmpty() || lines.endsWith("\r\n") ? lines : lines + "\r\n");
        }
    }

    @Test
    void whatStandsInPiecesIsReadAsOne() throws IOException {
        Random random = new Random(11);
        String letters = "ab =\n.ö€~";
        for (int round = 0; round < 2_000; round++) {
            String before = text(random, letters);
            String between = text(random, letters);
            String after = text(random, letters);
            String link = "https://events.example/" + "x".repeat(random.nextInt(160)) + "?ö=1";
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            QuotedPrintable.writeBefore(before, out);
            out.writeBytes(QuotedPrintable.inLine(link));
            QuotedPrintable.writeBetween(between, out);
            out.writeBytes(QuotedPrintable.inLine(link));
            QuotedPrintable.writeAfter(after, out);

            String encoded = out.toString(StandardCharsets.US_ASCII);

            assertThat(encoded.split("\r\n", -1))
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThanOrEqualTo(76).doesNotEndWith(" "));
            String whole = (before + link + between + link + after).replace("\n", "\r\n");
            assertThat(decode(encoded)).isEqualTo(whole.endsWith("\r\n") ? whole : whole + "\r\n");
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(100); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String decode(String encoded) throws IOException {
        return new String(
                new QuotedPrintableInputStream(new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuotedPrintable.write(text, out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
