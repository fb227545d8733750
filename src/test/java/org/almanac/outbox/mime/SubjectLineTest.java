package org.almanac.outbox.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectLineTest {

    @ParameterizedTest
    @CsvSource({
        "'5G\r\nBcc: all@example.org', '5G Bcc: all@example.org'",
        "'a\u2028b\u2029c\u0085d', 'a b c d'",
        "'  much \t\t space  ', 'much space'",
        "'nul\u0000 and bell\u0007', 'nul and bell'",
        "'reversed \u202eevil', 'reversed evil'",
        "'half \ud83d a pair', 'half  a pair'",
        "'family \ud83d\udc68\u200d\ud83d\udc69', 'family \ud83d\udc68\u200d\ud83d\udc69'"
    })
    void isOneLineWithoutControls(String text, String line) {
        assertThat(SubjectLine.of(text)).isEqualTo(line);
    }

    @Test
    void endsALongOneAtAWord() {
        String line = SubjectLine.of("word ".repeat(60));

        assertThat(line).hasSizeLessThanOrEqualTo(SubjectLine.LONGEST + 1).endsWith("word…");
    }

    @Test
    void neverCutsACharacterInTwo() {
        String line = SubjectLine.of("😀".repeat(100));

        assertThat(line).endsWith("😀…");
        assertThat(line.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
    }
}
