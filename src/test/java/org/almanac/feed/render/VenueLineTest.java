package org.almanac.feed.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.almanac.event.Venue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExCeL London | Western Gateway | London | GB | ExCeL London, Western Gateway, United Kingdom",
                "ExCeL | Western Gateway, E16 1XL London | London | GB | ExCeL, Western Gateway, E16 1XL London, United Kingdom",
                "Londonderry Hall | | London | GB | Londonderry Hall, London, United Kingdom",
                "Messe BERLIN | | Berlin | DE | Messe BERLIN, Germany",
                "Marina Bay Sands | 10 Bayfront Avenue | Singapore | SG | Marina Bay Sands, 10 Bayfront Avenue, Singapore",
                " | | Paris | | Paris",
                "A.B | | AxB | | A.B, AxB",
                " | | | GB | United Kingdom",
            })
    void nothingIsSaidTwice(
            @Nullable String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String country,
            String line) {
        assertThat(VenueLine.whole(new Venue(name, address, city, country, null, null)))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExCeL London | London | ExCeL London",
                "Javits Center | New York | Javits Center, New York",
                " | | ''"
            })
    void brieflyItIsTheNameAndTheCity(@Nullable String name, @Nullable String city, String line) {
        assertThat(VenueLine.brief(new Venue(name, "Elsewhere", city, "GB", null, null)))
                .isEqualTo(line);
    }
}
