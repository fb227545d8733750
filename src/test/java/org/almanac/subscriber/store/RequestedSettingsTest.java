package org.almanac.subscriber.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.subscriber.LeadTime;
import org.junit.jupiter.api.Test;

class RequestedSettingsTest {
    private static final UUID SUMMIT = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final SubscriberSettings STANDING = new SubscriberSettings(
            SubscriberSettings.longestFirst(List.of(LeadTime.of("P14D"))),
            ZoneId.of("Asia/Tokyo"),
            "fr",
            Digest.WEEKLY,
            false,
            true,
            false,
            null,
            DigestTime.STANDARD);

    @Test
    void whatWasNotSaidStays() {
        RequestedSettings requested =
                new RequestedSettings(tags("5g"), null, null, null, null, null, null, null, null, null);

        assertThat(requested.settingsOver(STANDING)).isEqualTo(STANDING);
    }

    @Test
    void whatWasSaidCounts() {
        RequestedSettings requested = new RequestedSettings(
                tags("5g"),
                SubscriberSettings.longestFirst(List.of()),
                ZoneId.of("Europe/Paris"),
                "en",
                Digest.NONE,
                true,
                false,
                true,
                null,
                null);

        assertThat(requested.settingsOver(STANDING))
                .isEqualTo(new SubscriberSettings(
                        SubscriberSettings.longestFirst(List.of()),
                        ZoneId.of("Europe/Paris"),
                        "en",
                        Digest.NONE,
                        true,
                        false,
                        true,
                        null,
                        DigestTime.STANDARD));
    }

    @Test
    void followingMoreNeverTakesAway() {
        assertThat(tags("5g").plus(tags("networks")).tags()).containsExactly("5g", "networks");
        assertThat(everything().plus(tags("5g"))).isEqualTo(everything());
        assertThat(tags("5g").plus(everything())).isEqualTo(everything());
    }

    @Test
    void aSingleEventIsKeptBesideEverything() {
        Follows event = Follows.naming(Set.of(), Set.of(), Set.of(), Set.of(SUMMIT), Set.of());

        assertThat(event.everything()).isFalse();
        assertThat(everything().plus(event).everything()).isTrue();
        assertThat(everything().plus(event).events()).containsExactly(SUMMIT);
    }

    @Test
    void countriesWidenTooAndAnywhereStaysAnywhere() {
        assertThat(in("DE").plus(in("FR")).countries()).containsExactly("DE", "FR");
        assertThat(in("DE").plus(tags("5g")).countries()).containsExactly("DE");
        assertThat(tags("5g").plus(in("DE")).countries()).isEmpty();
    }

    private static Follows tags(String... slugs) {
        return Follows.naming(List.of(slugs), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Follows in(String country) {
        return Follows.naming(Set.of("5g"), Set.of(), Set.of(), Set.of(), Set.of(country));
    }

    private static Follows everything() {
        return Follows.naming(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }
}
