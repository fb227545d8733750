package org.almanac.ical.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.CalendarDateFormat;
import net.fortuna.ical4j.model.PropertyCodec;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import org.almanac.ical.Ical4j;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.zone.ZoneNames;
import org.apache.commons.codec.DecoderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why some of a calendar is read here and not by ical4j: what it makes of it, strict and as it is configured. */
class Ical4jReadingTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final String GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20270608T090000Z\nSUMMARY:Good\nEND:VEVENT\n";

    /** Components are found here, since one bad line costs it the whole file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270608T090000Z\n",
                "BEGIN:VEVENT\nUID:1\nDTSTART:soon\nEND:VEVENT\n",
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270608T090000Z\nSUMMARY:Broken\nover lines\nEND:VEVENT\n",
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270608T090000Z\nDURATION:1 hour\nEND:VEVENT\n",
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270608T090000Z\nGEO:here\nEND:VEVENT\n",
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270608T090000Z\nRRULE:FREQ=SOMETIMES\nEND:VEVENT\n",
            })
    void oneBadComponentCostsItTheFile(String bad) {
        assertThatExceptionOfType(ParserException.class).isThrownBy(() -> Ical4j.readComponent(bad + GOOD));

        assertThat(ICalReader.read(Ical4j.calendar(bad + GOOD), ZONE))
                .anyMatch(read -> "good".equals(read.uid()) && read.event() != null);
    }

    /** Parameters are split here. */
    @Test
    void severalValuesOfAParameterEndUpInTheValue() {
        String attendee = "ATTENDEE;MEMBER=\"mailto:a@e.example\",\"mailto:b@e.example\":mailto:c@e.example";

        assertThatExceptionOfType(ParserException.class)
                .isThrownBy(() -> Ical4j.readComponent("BEGIN:VEVENT\n" + attendee + "\nEND:VEVENT"))
                .withMessageContaining("\"mailto:b@e.example\":mailto:c@e.example");
        assertThat(Objects.requireNonNull(ContentLine.parse(attendee)).value()).isEqualTo("mailto:c@e.example");
    }

    /** Escapes are undone here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a\\Nb | 'a\nb'", "a\\\\\\nb | 'a\\\nb'"})
    void someEscapesItDoesNotUndo(String written, String meant) throws DecoderException {
        assertThat(PropertyCodec.INSTANCE.decode(written)).isNotEqualTo(meant);
        assertThat(new ContentLine("SUMMARY", Map.of(), written).text()).isEqualTo(meant);
    }

    @Test
    void aBackslashInAListBecomesALineBreak() {
        assertThat(new TextList("C:\\\\new").getTexts()).isEqualTo(Set.of("C:\new"));
        assertThat(new ContentLine("CATEGORIES", Map.of(), "C:\\\\new").texts()).isEqualTo(List.of("C:\\new"));
    }

    /** What it reads is compared with what it would write. */
    @Test
    void thirtyFirstOfFebruaryIsTheTwentyEighth() {
        assertThat(CalendarDateFormat.DEFAULT_PARSE_FORMAT.parse("20270231")).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    /** Rules are looked at before it sees them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=MONTHLY;BYDAY=0MO",
                "FREQ=MONTHLY;BYDAY=99MO",
                "FREQ=WEEKLY;BYDAY=2MO",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                "FREQ=DAILY;UNTIL=20270231",
            })
    void itTakesRulesThatAreNone(String rule) {
        assertThatNoException().isThrownBy(() -> new Recur<>(rule, false));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> RecurrenceRule.parse(rule));
    }

    @Test
    void itRefusesALeapSecond() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Recur<>("FREQ=MINUTELY;BYSECOND=60", false));
    }

    /** Names of zones are looked up here. */
    @ParameterizedTest
    @CsvSource({
        "Morocco Standard Time, Africa/Casablanca",
        "Mauritius Standard Time, Indian/Mauritius",
        "Greenland Standard Time, America/Godthab",
        "E. Europe Standard Time, Europe/Chisinau",
        "Chatham Islands Standard Time, Pacific/Chatham",
        "Omsk Standard Time, Asia/Omsk",
    })
    void itsTableOfWindowsZonesIsOld(String name, String zone) throws ClassNotFoundException {
        // Which fills the table.
        Class.forName("net.fortuna.ical4j.model.TimeZoneRegistryImpl");
        String found = TimeZoneRegistry.ZONE_ALIASES.get(name);

        assertThat(found == null
                        || !ZoneId.of(found).getRules().equals(ZoneId.of(zone).getRules()))
                .isTrue();
        assertThat(ZoneNames.resolve(name)).contains(ZoneId.of(zone));
    }
}
