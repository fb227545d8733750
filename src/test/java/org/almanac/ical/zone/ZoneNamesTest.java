package org.almanac.ical.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin | Europe/Berlin",
                "europe/berlin | Europe/Berlin",
                "Asia/Calcutta | Asia/Calcutta",
                "US/Eastern | US/Eastern",
                "UTC | UTC",
                "Z | UTC",
                "W. Europe Standard Time | Europe/Berlin",
                "w. europe standard time | Europe/Berlin",
                "'\"Pacific Standard Time\"' | America/Los_Angeles",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Amsterdam",
                "(UTC-05:00) Eastern Time (US & Canada) | America/New_York",
                "(GMT+10:00) Canberra, Melbourne, Sydney | Australia/Canberra",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin",
                "/citadel.org/20210210_1/Europe/London | Europe/London",
                "/mozilla.org/20050126_1/America/Indiana/Knox | America/Indiana/Knox",
                "/example.com/1/UTC | UTC",
            })
    void namesOfRealCalendarsAreFound(String name, String zone) {
        assertThat(ZoneNames.resolve(name)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+02:00",
                "GMT+2",
                "UTC+1",
                "Custom",
                "Mars/Olympus",
                "Europe/",
                "/",
                "SystemV/EST5",
                "\"\""
            })
    void whatNamesNoZoneIsNotGuessed(String name) {
        assertThat(ZoneNames.resolve(name)).isEmpty();
    }

    @Test
    void anEndlessNameIsNotSearched() {
        assertThat(ZoneNames.resolve("/a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void everyWindowsZoneOfTheTableIsKnownToThisJvm() {
        assertThat(ZoneNames.resolve("Central Asia Standard Time")).isPresent();
        assertThat(ZoneNames.resolve("Yukon Standard Time")).contains(ZoneId.of("America/Whitehorse"));
        assertThat(ZoneNames.windowsNames()).hasSize(139);
    }

    /** Why there is a table here. */
    @Test
    void ical4jKnowsLittleMoreThanTwoThirdsOfThem() throws ClassNotFoundException {
        // Which fills the table.
        Class.forName("net.fortuna.ical4j.model.TimeZoneRegistryImpl");
        Set<String> known = TimeZoneRegistry.ZONE_ALIASES.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(ZoneNames.windowsNames())
                .filteredOn(name -> !known.contains(name))
                .hasSize(42);
    }
}
