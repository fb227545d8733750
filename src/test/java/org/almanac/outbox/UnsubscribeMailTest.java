package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
                "From: a@example.org\r\nSubject: unsubscribe\r\n\t %s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe %s",
                "From: a@example.org\r\nSubject: Re: unsubscribe %s\r\n\r\n",
                "From: a@example.org\r\nSubject: AW: Re: unsubscribe %s\r\n\r\n",
                "From: a@example.org\r\nSubject: [EXTERN] UNSUBSCRIBE  %s (fwd)\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe%%20%s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe+%s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe_%s\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe: %s now\r\n\r\n",
                "From: a@example.org\r\nSubject: \"unsubscribe %s\"\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe <%s>\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe\u00a0%s\r\n\r\n"
            })
    void carriesTheTokenInItsSubject(String mail) {
        assertThat(token(mail.formatted(TOKEN))).contains(TOKEN);
    }

    @Test
    void itsSubjectMayBeEncoded() {
        String quoted = TOKEN.replace("_", "=5F");
        String whole = "unsubscribe " + TOKEN;

        for (String subject : new String[] {
            "=?UTF-8?Q?unsubscribe_" + quoted + "?=",
            // It has an underscore of its own, which not every program encodes.
            "=?UTF-8?Q?unsubscribe_" + TOKEN + "?=",
            "=?shift_jis?q?unsubscribe?= =?shift_jis?q?_" + TOKEN + "?=",
            "=?utf-8?q?unsubscribe?= =?utf-8?q?_" + quoted + "?=",
            "=?utf-8?q?unsubscribe_" + quoted.substring(0, 10) + "?=\r\n =?utf-8?q?" + quoted.substring(10) + "?=",
            "=?iso-8859-1?Q?unsubscribe=20" + quoted + "?=",
            "=?us-ascii?Q?unsubscribe?= " + TOKEN,
            "=?UTF-8?B?" + base64(whole) + "?=",
            "=?UTF-8?B?" + base64(whole.substring(0, 21)) + "?= =?UTF-8?B?" + base64(whole.substring(21)) + "?=",
            "Re: =?UTF-8?B?" + base64(whole) + "?="
        }) {
            assertThat(token("From: a@example.org\r\nSubject: " + subject + "\r\n\r\n"))
                    .as(subject)
                    .contains(TOKEN);
        }
    }

    @Test
    void theFirstLineOfItsTextMayCarryTheToken() {
        String line = "unsubscribe " + TOKEN + "\r\n\r\nRegards\r\n";
        String quoted = TOKEN.replace("_", "=5F").replace("-", "=2D");

        for (String rest : new String[] {
            "\r\n" + line,
            "\r\n\r\n  \r\n" + line,
            "\r\nSubject: " + line,
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(line),
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nunsubscribe=20"
                    + quoted.substring(0, 30) + "=\r\n" + quoted.substring(30) + "\r\n",
            "Content-Type: text/html\r\n\r\n<html><head><style>p{}</style></head><body><div>unsubscribe&nbsp;" + TOKEN
                    + "</div><p>Regards</p></body></html>",
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + line
                    + "--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b--\r\n"
        }) {
            assertThat(token("From: a@example.org\r\nSubject: (no subject)\r\nMIME-Version: 1.0\r\n" + rest))
                    .as(rest)
                    .contains(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org\r\nX-Subject: unsubscribe %s\r\n\r\n",
                "From: a@example.org\r\nSubject: how do I unsubscribe\r\n\r\nHello,\r\nunsubscribe %s\r\n",
                "From: a@example.org\r\nSubject: Re: The week ahead\r\n\r\n> unsubscribe %s\r\n",
                "From: a@example.org\r\nSubject: Re: The week ahead\r\n\r\nhttps://events.example.org/unsubscribe/%s\r\n",
                "From: a@example.org\r\nSubject: Re: The week ahead\r\n\r\nThanks!\r\n> unsubscribe %s\r\n",
                "From: a@example.org\r\nSubject: unsubscribe\r\n\r\n",
                "From: a@example.org\r\nSubject: unsubscribe short\r\n\r\n",
                "unsubscribe %s"
            })
    void whatIsNoSuchMailAsksForNothing(String mail) {
        assertThat(token(mail.formatted(TOKEN))).isEmpty();
    }

    /** However often it is folded. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\r\n x", "\n\t", "=?utf-8?q?x?= ", " ", "unsubscribe "})
    void aSubjectOfAnyLengthAsksForNothing(String piece) {
        assertThat(token("Subject: unsubscribe " + piece.repeat(30_000) + "\r\nTo: b@example.org\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void takesWhatOurMailsOffer() {
        assertThat(token("From: a@example.org\r\nSubject: " + UnsubscribeMail.subject(TOKEN) + "\r\n\r\n"))
                .contains(TOKEN);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> token(String mail) {
        return UnsubscribeMail.tokens(mail.getBytes(StandardCharsets.UTF_8));
    }
}
