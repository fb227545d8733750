package org.almanac.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.EnglishWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTimeTest {

    @ParameterizedTest
    @CsvSource({
        "P7D, P7D, 1 week",
        "P1W, P7D, 1 week",
        "P1W1D, P8D, 8 days",
        "P28D, P28D, 4 weeks",
        "P1D, P1D, 1 day",
        "P1DT12H, P1DT12H, 1 day 12 hours",
        "PT24H, PT24H, 24 hours",
        "PT90M, PT1H30M, 1 hour 30 minutes",
        "PT1M, PT1M, 1 minute",
        "' PT1M ', PT1M, 1 minute",
        "P366D, P366D, 366 days"
    })
    void hasOneSpellingAndWords(String typed, String canonical, String words) {
        LeadTime lead = LeadTime.parse(typed).orElseThrow();

        assertThat(lead.canonical()).isEqualTo(canonical);
        assertThat(lead.words(EnglishWords.of(ChoiceMessages.class))).isEqualTo(words);
        assertThat(LeadTime.of(canonical)).isEqualTo(lead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P0D",
                "PT0M",
                "-P1D",
                "P-1D",
                "P1M",
                "P1Y",
                "PT30S",
                "P1.5D",
                "7",
                "P7",
                "P7DT",
                "p7d",
                "P367D",
                "PT9000H",
                "P99999999999D",
                "P7D\nP1D",
                "P7D\0"
            })
    void isRefusedOutsideItsBounds(String typed) {
        assertThat(LeadTime.parse(typed)).isEmpty();
    }

    @Test
    void aDayAndTwentyFourHoursAreTwoLeadTimes() {
        assertThat(LeadTime.of("P1D")).isNotEqualTo(LeadTime.of("PT24H"));
        assertThat(SubscriberSettings.longestFirst(
                        List.of(LeadTime.of("PT24H"), LeadTime.of("P7D"), LeadTime.of("P1D"))))
                .extracting(LeadTime::canonical)
                .containsExactly("P7D", "P1D", "PT24H");
    }
}
