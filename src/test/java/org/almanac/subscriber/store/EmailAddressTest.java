package org.almanac.subscriber.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "' Ada.Lovelace@Example.COM ', ada.lovelace@example.com",
        "ada+events@example.co.uk, ada+events@example.co.uk",
        "o'hara@example.com, o'hara@example.com",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example"
    })
    void hasOneKeyHoweverItIsTyped(String typed, String key) {
        assertThat(EmailAddress.parse(typed))
                .get()
                .extracting(EmailAddress::key)
                .isEqualTo(key);
    }

    @Test
    void isShownAsTypedAndSentToWithAnAsciiDomain() {
        EmailAddress address = EmailAddress.parse(" Ada@Bücher.example ").orElseThrow();

        assertThat(address.typed()).isEqualTo("Ada@Bücher.example");
        assertThat(address.mailbox()).isEqualTo("Ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.com",
                "ada@localhost",
                "ada@example..com",
                "ada@-example.com",
                "ada@example.com.",
                "ada@192.0.2.1",
                "ada@[192.0.2.1]",
                "ada lovelace@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "\"ada\"@example.com",
                "ada@lovelace@example.com",
                "ada@example.com, bob@example.com",
                "Ada <ada@example.com>",
                "ada@example.com\r\nBcc: bob@example.com",
                "ada\r\n@example.com",
                "ada@exam\0ple.com",
                "ada@example.com\0",
                "дарья@example.com",
                "ada@exa\u202emple.com",
                "ada@exa\u00admple.com%0d%0a"
            })
    void isRefusedWhenNothingCanBeSentToIt(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void isBoundedInEveryPart() {
        String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".eu";

        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest)).isPresent();
        assertThat(EmailAddress.parse("a" + longest)).isEmpty();
        assertThat(EmailAddress.parse("ada@" + "b".repeat(64) + ".eu")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(10_000_000) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("ada@" + "é".repeat(10_000_000))).isEmpty();
    }

    @Test
    void doesNotShowInLogs() {
        assertThat(EmailAddress.parse("ada.lovelace@example.com").orElseThrow().toString())
                .isEqualTo("a…@example.com");
    }
}
