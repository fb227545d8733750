package org.almanac.ical.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** Calendars as programs write them, with what each of them gets wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-tzid-utc-display-name",
                "04-tzid-microsoft-utc-and-offset",
                "05-customized-time-zone",
                "07-microsoft-allday-at-midnight",
                "08-allday-series-exdate-as-time",
                "10-empty-parameter",
                "14-same-uid-twice",
                "15-orphan-overrides",
                "16-override-own-title-place",
                "17-range-thisandfuture",
                "21-duration-over-clock-change",
                "22-exdate-utc-after-clock-change",
                "24-odd-property-names",
                "27-rscale-skip",
                "29-html-description",
                "30-plain-description",
                "i-01-folded-before-colon",
                "i-02a-series",
                "i-02b-one-instance-cancelled-after-02a",
                "i-02c-one-instance-moved-after-02a",
                "i-03a-meeting",
                "i-03b-method-cancel-after-03a",
                "i-03c-method-counter-after-03a",
                "i-03d-method-cancel-minimal-after-03a",
                "i-04-orphan-overrides",
                "i-06-fixed-offset-zone-byday",
                "i-07-utc-in-second-half-of-overlap",
                "i-08-duration-over-dst",
                "i-09-start-in-gap-weekly",
                "i-10-rdate-period",
                "i-11a-sequence-5",
                "i-11b-sequence-2-after-11a",
                "i-11c-same-sequence-later-dtstamp",
                "i-12-class-private",
                "i-13-overrides-lose-content",
                "i-13c-two-rrules-and-override-on-single",
                "i-14-two-calendars-two-zones",
                "i-15-ignored-property-costs-event",
                "i-16-twins-without-uid",
                "i-17a-almanac-feed-again",
                "i-20-only-todos"
            })
    void nothingMakesADifferenceToWhatProgramsWrite(String name) throws IOException {
        nothingMakesADifference(RefoldedCalendar.ofResource("/importer/cases/" + name + ".ics"));
    }

    @ParameterizedTest
    @MethodSource("org.almanac.ical.read.RealCalendars#names")
    void nothingMakesADifferenceToRealCalendars(String name) throws IOException {
        nothingMakesADifference(RefoldedCalendar.ofResource(RealCalendars.FOLDER + name));
    }

    private static void nothingMakesADifference(RefoldedCalendar calendar) {
        List<Said> whole = read(calendar.written(10_000, "\r\n", " "));
        assertThat(whole).isNotEmpty();
        assertThat(read(calendar.written(20, "\r\n", " "))).isEqualTo(whole);
        assertThat(read(calendar.written(75, "\n", "\t"))).isEqualTo(whole);
        Random random = new Random(7);
        RefoldedCalendar other = calendar.shuffled(random).withNamesInSmallLetters();
        assertThat(read(other.written(75, "\r\n", " "))).isEqualTo(whole);
        assertThat(read(calendar.withMoreProperties().shuffled(random).written(20, "\n", " ")))
                .isEqualTo(whole);
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
