package org.almanac.outbox.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.james.mime4j.util.MimeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Neue Termine im März: 5G-Konferenz in Köln, mit sehr vielen Worten, die gefaltet werden müssen, weil es so viele sind",
                "looks like =?utf-8?Q?an_encoded_word?=",
                "日本語の件名はどうなるのでしょうか、とても長いのですが大丈夫ですか、もっともっと長くしましょう",
                "emoji 😀 and a very-long-word-that-cannot-be-folded-anywhere-because-it-has-no-spaces-at-all-in-it-whatsoever"
            })
    void readsBackAsItWasWritten(String text) {
        MailHeader header = MailHeader.text("Subject", text);

        assertThat(header.line().split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        assertThat(MimeUtil.unscrambleHeaderValue(header.folded())).isEqualTo(text);
    }

    @Test
    void longTextIsFoldedOnlyWhereEveryReaderDropsTheFold() {
        String text = "Call for papers closes, 1 February 2027: The international congress of radio and television";

        for (int length = 1; length <= text.length(); length++) {
            String folded =
                    MailHeader.text("Subject", text.substring(0, length)).folded();
            assertThat(folded.replaceAll("\\?=\r\n =\\?", "")).doesNotContain("\r\n");
        }
        assertThat(MailHeader.text("Subject", text.substring(0, 67)).value()).isEqualTo(text.substring(0, 67));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b", "a\nb", "a\rb", "\u0000", "ä"})
    void holdsNothingThatEndsItsLine(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailHeader("X", value));
    }

    @Test
    void writesNamesBesideAddresses() {
        assertThat(MailHeader.mailbox("From", "Köln, events", "e@example.org").value())
                .isEqualTo("=?ISO-8859-1?Q?K=F6ln=2C_events?= <e@example.org>");
        assertThat(MailHeader.mailbox("From", "Events, Inc.", "e@example.org").value())
                .isEqualTo("\"Events, Inc.\" <e@example.org>");
        assertThat(MailHeader.mailbox("From", "", "e@example.org").value()).isEqualTo("e@example.org");
    }
}
