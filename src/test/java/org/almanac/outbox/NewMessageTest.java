package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"reader@example.org", "o'brien+events@mail.example.co.uk"})
    void takesAddresses(String address) {
        assertThatCode(() -> to(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reader",
                "@example.org",
                "reader@",
                "a@b@c",
                "reader@example.org\r\nBcc: all@example.org",
                "reader@example.org\n",
                "a b@example.org",
                "<reader@example.org>",
                "reader@example.org,other@example.org",
                "reader@example.org> SIZE=1",
                "\u0000@example.org",
                "用户@example.org",
                "a@[192.0.2.1]"
            })
    void refusesWhatCouldEndAHeaderLineOrACommand(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> to(address));
    }

    @Test
    void keepsTheDomainInAscii() {
        assertThat(to("reader@bücher.example").recipient()).isEqualTo("reader@xn--bcher-kva.example");
    }

    @Test
    void hasAKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new NewMessage(Set.of(), "reader@example.org", null, "test", null, Instant.EPOCH, null));
    }

    private static NewMessage to(String address) {
        return new NewMessage(Set.of(MessageKind.TEST), address, null, "test", null, Instant.EPOCH, null);
    }
}
