package org.almanac.subscriber.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
    private static final LinkToken ADA = new LinkToken(UUID.fromString("01980000-0000-7000-8000-000000000001"), 3);

    private final LinkTokens tokens = new LinkTokens(key("one"));

    @Test
    void saysWhatItWasIssuedFor() {
        String token = tokens.issue(LinkScope.PREFERENCES, ADA);

        assertThat(tokens.read(LinkScope.PREFERENCES, token)).contains(ADA);
    }

    @Test
    void isTheSameEachTimeSoThatAMailSentAgainIsTheSameMail() {
        assertThat(tokens.issue(LinkScope.CONFIRM, ADA)).isEqualTo(tokens.issue(LinkScope.CONFIRM, ADA));
    }

    @Test
    void standsInAnAddressWithoutEscapes() {
        assertThat(tokens.issue(LinkScope.CONFIRM, ADA))
                .hasSize(LinkTokens.LENGTH)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isWorthNothingInAnotherScope() {
        for (LinkScope issued : LinkScope.values()) {
            for (LinkScope used : LinkScope.values()) {
                assertThat(tokens.read(used, tokens.issue(issued, ADA)).isPresent())
                        .isEqualTo(used == issued);
            }
        }
    }

    @Test
    void isWorthNothingWithAnotherKey() {
        LinkTokens others = new LinkTokens(key("two"));

        assertThat(others.read(LinkScope.CONFIRM, tokens.issue(LinkScope.CONFIRM, ADA)))
                .isEmpty();
    }

    @Test
    void noBitOfItCanBeChanged() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.issue(LinkScope.UNSUBSCRIBE, ADA));

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] forged = Arrays.copyOf(token, token.length);
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.read(LinkScope.UNSUBSCRIBE, Base64.getUrlEncoder().encodeToString(forged)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/", "\0\r\n", "ééééé"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(tokens.read(LinkScope.CONFIRM, text)).isEmpty();
        assertThat(tokens.read(LinkScope.CONFIRM, text.repeat(100_000))).isEmpty();
    }

    private static byte[] key(String text) {
        return text.repeat(32).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
    }
}
