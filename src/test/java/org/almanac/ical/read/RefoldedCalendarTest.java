package org.almanac.ical.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same calendar, however it is written, gives the same events. */
class RefoldedCalendarTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** All but the line where it stands. */
    private record Said(
            @Nullable ReadEvent event,
            @Nullable String uid,
            @Nullable String title,
            @Nullable String note) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 75, 10_000})
    void whereItIsFoldedMakesNoDifference(int octets) throws IOException {
        RefoldedCalendar calendar = RefoldedCalendar.ofResource("meetings.ics");
        for (String lineBreak : List.of("\r\n", "\n", "\r")) {
            for (String space : List.of(" ", "\t")) {
                assertThat(read(calendar.written(octets, lineBreak, space))).isEqualTo(asItWas(calendar));
            }
        }
    }

    @Test
    void lettersOfNamesOrderAndWhatIsUnknownMakeNoDifference() throws IOException {
        RefoldedCalendar calendar = RefoldedCalendar.ofResource("meetings.ics");
        Random random = new Random(2027);
        for (int i = 0; i < 50; i++) {
            RefoldedCalendar other = calendar.shuffled(random);
            other = i % 2 == 0 ? other.withMoreProperties() : other;
            other = i % 3 == 0 ? other.withNamesInSmallLetters() : other;
            byte[] written = other.written(1 + random.nextInt(80), i % 2 == 0 ? "\n" : "\r\n", " ");
            assertThat(read(written)).as("variant %s", i).isEqualTo(asItWas(calendar));
        }
    }

    @Test
    void nobodysAddressIsInWhatIsRead() throws IOException {
        RefoldedCalendar calendar = RefoldedCalendar.ofResource("meetings.ics").withMoreProperties();
        for (int octets : List.of(5, 20, 70, 75)) {
            assertThat(read(calendar.written(octets, "\r\n", " ")).toString()).doesNotContain("secret.example");
        }
    }

    private static List<Said> asItWas(RefoldedCalendar calendar) {
        List<Said> read = read(calendar.written(10_000, "\r\n", " "));
        assertThat(read).hasSize(4).allSatisfy(said -> assertThat(said.event()).isNotNull());
        return read;
    }

    private static List<Said> read(byte[] file) {
        return ICalReader.read(file, LONDON).stream()
                .map(read -> new Said(read.event(), read.uid(), read.title(), read.note()))
                .toList();
    }
}
