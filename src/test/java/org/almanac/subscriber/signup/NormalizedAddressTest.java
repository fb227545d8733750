package org.almanac.subscriber.signup;

import static org.assertj.core.api.Assertions.assertThat;

import org.almanac.subscriber.store.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Ada@Example.com, ada@example.com",
        "ada+1@example.com, ada@example.com",
        "ada+a+b@example.com, ada@example.com",
        "a.d.a+x@gmail.com, ada@gmail.com",
        "a.d.a@googlemail.com, ada@gmail.com",
        "a.d.a@example.com, a.d.a@example.com",
        "+ada@example.com, +ada@example.com",
    })
    void spellingsOfOneMailboxFoldAlike(String mailbox, String folded) {
        assertThat(NormalizedAddress.of(mailbox).mailbox()).isEqualTo(folded);
    }

    @Test
    void theyAreStillAddressesOfTheirOwn() {
        assertThat(EmailAddress.parse("ada+1@example.com").orElseThrow().key()).isEqualTo("ada+1@example.com");
    }
}
