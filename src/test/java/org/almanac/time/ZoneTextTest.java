package org.almanac.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTextTest {
    @ParameterizedTest
    @CsvSource({
        "2027-06-08T09:00:00Z, Europe/London, ENGLISH, British Summer Time",
        "2027-01-08T09:00:00Z, Europe/Berlin, GERMAN, Mitteleuropäische Normalzeit",
        "2027-06-08T09:00:00Z, Europe/Berlin, FRENCH, heure d’été d’Europe centrale",
        "2027-06-08T09:00:00Z, Asia/Singapore, SPANISH, hora de Singapur",
        "2027-06-08T09:00:00Z, Europe/Helsinki, GERMAN, Osteuropäische Sommerzeit",
        "2027-06-08T09:00:00Z, UTC, ENGLISH, UTC",
        "2027-06-08T09:00:00Z, +05:30, ENGLISH, UTC+5:30",
    })
    void namesAreThoseOfTheLanguage(Instant at, ZoneId zone, Language language, String name) {
        assertThat(ZoneText.of(at, zone, language)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Etc/GMT+5, ENGLISH, UTC−5",
        "Europe/Istanbul, ENGLISH, Turkey Time",
        "Europe/Istanbul, GERMAN, 'Istanbul, UTC+3'",
        "Europe/Istanbul, FRENCH, 'Istanbul, UTC+3'",
        "Europe/Istanbul, SPANISH, 'Istanbul, UTC+3'",
        "America/Punta_Arenas, FRENCH, 'Punta Arenas, UTC−3'",
    })
    void cityAndOffsetStandInForANameThatIsMissingOrWrong(ZoneId zone, Language language, String name) {
        assertThat(ZoneText.of(Instant.parse("2027-06-08T09:00:00Z"), zone, language))
                .isEqualTo(name);
    }
}
