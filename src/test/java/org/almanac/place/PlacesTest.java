package org.almanac.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    @ParameterizedTest
    @CsvSource({
        "Netherlands, NL",
        "The Netherlands, NL",
        "Niederlande, NL",
        "Pays-Bas, NL",
        "Países Bajos, NL",
        "NL, NL",
        "nld, NL",
        "Deutschland, DE",
        "Germany, DE",
        "allemagne, DE",
        "GER, ",
        "Spain, ES",
        "españa, ES",
        "espana, ES",
        "UK, GB",
        "U.K., GB",
        "England, GB",
        "USA, US",
        "U.S.A., US",
        "Côte d’Ivoire, CI",
        "Korea, KR",
        "Bosnia & Herzegovina, BA",
        " czech   republic , CZ",
        "Niger, NE",
        "NE, NE",
        "Utopia, ",
        "XX, ",
        "N, "
    })
    void countriesByWhatPeopleCallThem(String typed, String code) {
        assertThat(Countries.code(typed).orElse(null)).isEqualTo(code);
    }

    @Test
    void everyCountryIsFoundByItsNameInEachLanguage() {
        for (Locale language :
                new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es")}) {
            for (String code : Locale.getISOCountries()) {
                assertThat(Countries.code(Countries.name(code, language)))
                        .as("%s in %s", code, language)
                        .contains(code);
            }
        }
        assertThat(Countries.names(Locale.ENGLISH)).contains("Netherlands").hasSize(Locale.getISOCountries().length);
    }

    @ParameterizedTest
    @CsvSource({
        "Berlin, , Europe/Berlin",
        "Berlin, DE, Europe/Berlin",
        ", NL, Europe/Amsterdam",
        "Amsterdam, , Europe/Amsterdam",
        "münchen, , Europe/Berlin",
        "Munich, DE, Europe/Berlin",
        "Zürich, , Europe/Zurich",
        "Zurich, CH, Europe/Zurich",
        "London, , Europe/London",
        "London, CA, America/Toronto",
        "Las Vegas, US, America/Los_Angeles",
        "Orlando, US, America/New_York",
        "Barcelona, ES, Europe/Madrid",
        "Cannes, , Europe/Paris",
        "Kleinkleckersdorf, DE, Europe/Berlin",
        "Den Haag, NL, Europe/Amsterdam",
        "Singapore, SG, Asia/Singapore",
        "São Paulo, BR, America/Sao_Paulo",
        "Bangalore, IN, Asia/Kolkata",
        "New York, US, America/New_York"
    })
    void theZoneFollowsFromThePlace(String city, String country, ZoneId zone) {
        assertThat(PlaceZones.of(city, country).certain()).contains(zone);
    }

    @ParameterizedTest
    @CsvSource({"Springfield, US", ", US", "Birmingham, ", "Nowhere, US", "Sitzendorf, AU", "Nowhere, ", ", "})
    void whatIsNotCertainIsNotGuessed(String city, String country) {
        assertThat(PlaceZones.of(city, country).certain()).isEmpty();
    }

    @Test
    void whereACountryHasSeveralTheyAreOffered() {
        assertThat(PlaceZones.of("Springfield", "US").zones())
                .containsExactly(
                        ZoneId.of("America/New_York"), ZoneId.of("America/Chicago"), ZoneId.of("America/Los_Angeles"));
        assertThat(PlaceZones.of(null, "PT").zones()).startsWith(ZoneId.of("Europe/Lisbon"));
    }

    @ParameterizedTest
    @CsvSource({
        "Amsterdam, Europe/Amsterdam",
        "europe/london, Europe/London",
        "New York, America/New_York",
        "Sao Paulo, America/Sao_Paulo",
        "München, Europe/Berlin",
        "W. Europe Standard Time, Europe/Berlin",
        "UTC, UTC"
    })
    void zonesAreUnderstoodByTheirCities(String typed, ZoneId zone) {
        assertThat(PlaceZones.named(typed)).contains(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "Springfield", "+02:00", " ", "Birmingham"})
    void whatIsNoZoneIsNone(String typed) {
        assertThat(PlaceZones.named(typed)).isEmpty();
    }
}
