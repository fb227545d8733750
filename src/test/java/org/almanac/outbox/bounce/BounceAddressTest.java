package org.almanac.outbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.mime.MailAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceAddressTest {
    private static final UUID MESSAGE = UUID.fromString("019aba00-0000-7000-8000-00000000cafe");

    private final BounceAddress addresses = addresses("bounces.example.org", "a");
    private final String address = addresses.of(MESSAGE).orElseThrow();

    @Test
    void tellsWhichMessageBounced() {
        assertThat(address).startsWith("bounce+").endsWith("@bounces.example.org");
        assertThat(addresses.read(address)).contains(MESSAGE);
    }

    @Test
    void survivesBracketsAnotherDomainAndAnotherCase() {
        assertThat(addresses.read("<" + address + ">")).contains(MESSAGE);
        assertThat(addresses.read(address.toUpperCase(Locale.ROOT))).contains(MESSAGE);
        assertThat(addresses.read(address.replace("bounces.example.org", "mx.example.net")))
                .contains(MESSAGE);
    }

    @Test
    void keepsToTheLengthOfALocalPart() {
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(MailAddresses.mailbox(address)).isEqualTo(address);
    }

    @Test
    void cannotBeMadeForAnotherMessageOrWithAnotherSecret() {
        String other = address.replace("cafe", "caff");
        assertThat(other).isNotEqualTo(address);
        assertThat(addresses.read(other)).isEmpty();
        assertThat(addresses("bounces.example.org", "b").read(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<>", "bounce+@x", "bounce+00@x", "postmaster@example.org", "bounce+zz@x\r\n", "@", "\0"})
    void readsNothingIntoOtherAddresses(String other) {
        assertThat(addresses.read(other)).isEmpty();
    }

    @Test
    void thereIsNoneWithoutABounceDomain() {
        assertThat(new BounceAddress(Optional.empty(), () -> new byte[32]).of(MESSAGE))
                .isEmpty();
        assertThat(addresses(" ", "a").of(MESSAGE)).isEmpty();
    }

    private static BounceAddress addresses(String domain, String secret) {
        return new BounceAddress(
                Optional.of(domain), () -> secret.repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
