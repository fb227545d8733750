package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeMailTest {
    private static final String TOKEN = "AZ3k_9-xQmT7".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org\r\nSubject: unsubscribe %s\r\n\r\nhello",
                "subject:unsubscribe %s\nFrom: a@example.org\n\n",
                "From: a@example.org\r\nSubject: Unsubscribe\r\n %s\r\nTo: b@example.org\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe %s"
            })
    void carriesTheTokenInItsSubject(String mail) {
        assertThat(token(mail.formatted(TOKEN))).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org\r\nSubject: Re: unsubscribe %s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe\r\n\r\nSubject: unsubscribe %s\r\n",
                "From: a@example.org\r\nX-Subject: unsubscribe %s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe %s now\r\n\r\n"
            })
    void whatIsNoSuchMailAsksForNothing(String mail) {
        assertThat(token(mail.formatted(TOKEN))).isEmpty();
    }

    /** However often it is folded. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\r\n x", "\n\t"})
    void aSubjectOfAnyLengthAsksForNothing(String piece) {
        assertThat(token("Subject: unsubscribe " + piece.repeat(30_000) + "\r\nTo: b@example.org\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void takesWhatOurMailsOffer() {
        assertThat(token("Subject: " + UnsubscribeMail.subject(TOKEN) + "\r\n\r\n"))
                .contains(TOKEN);
    }

    private static Optional<String> token(String mail) {
        return UnsubscribeMail.token(mail.getBytes(StandardCharsets.UTF_8));
    }
}
