package org.almanac.outbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.Fault;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceReaderTest {
    private static final String ENVELOPE = "bounce+0123@bounces.example.org";
    private static final String MESSAGE_ID = "01980000-0000-7000-8000-000000000001@example.org";
    private static final String ADA = "ada@reader.example";

    @Test
    void figuresInAddressesAndIdsAreNoReplies() {
        String id = "01980000-0a45-7452-8421-000000000450@example.org";
        BounceReport report =
                BounceReader.read(BounceSamples.of("exim-plain", ENVELOPE, id, "452-ada-a421-9@reader.example"));

        assertThat(report.kind()).isEqualTo(BounceKind.HARD);
        assertThat(report.status()).isEqualTo("5.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "postfix-unknown-user, HARD, 5.1.1",
        "postfix-delayed, DELAYED, 4.4.1",
        "postfix-expired, SOFT, 4.4.1",
        "exim-full, SOFT, 5.2.2",
        "exim-plain, HARD, 5.0.0",
        "exchange-not-found, HARD, 5.1.10",
        "gmail-no-such-user, HARD, 5.1.1",
        "gmail-policy, SOFT, 5.7.1",
        "ses-suppressed, HARD, 5.1.1",
        "arf-abuse, COMPLAINT,",
        "vacation, OTHER,",
        "delivered, OTHER,"
    })
    void reportsOfWellKnownServersAreUnderstood(String name, BounceKind kind, String status) {
        BounceReport report = BounceReader.read(BounceSamples.of(name, ENVELOPE, MESSAGE_ID, ADA));

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.status()).isEqualTo(status);
        if (!name.equals("vacation")) {
            assertThat(report.recipient()).isEqualTo(ADA);
        }
        if (!name.equals("exim-plain")) {
            assertThat(report.envelopes()).contains(ENVELOPE);
        }
        if (!name.equals("ses-suppressed") && !name.equals("delivered")) {
            assertThat(report.messageIds()).contains(MESSAGE_ID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, , MAILBOX, 5.1.1",
        "5.0.0, smtp; 550 5.1.1 nobody, MAILBOX, 5.1.1",
        "5.1.1, smtp; 550 5.7.1 blocked, SENDER, 5.7.1",
        "5.0.0, smtp; 552 mailbox full, DELIVERY, 5.2.2",
        ", smtp; 550 no such user, MAILBOX, 5.0.0",
        "4.2.2, , DELIVERY, 4.2.2",
        "5.2.1, smtp; 550 5.2.1 account disabled, MAILBOX, 5.2.1",
        "5.6.0, , SENDER, 5.6.0",
        "5.7.26, , SENDER, 5.7.26",
        "5.4.4, smtp; host not found, MAILBOX, 5.4.4",
        "5.01.001, , MAILBOX, 5.1.1"
    })
    void aStatusTellsTheMailboxFromTheMail(String status, String diagnostic, Fault fault, String exact) {
        Refusal refusal = Refusal.of(status, diagnostic == null ? "" : diagnostic);

        assertThat(FaultTable.of(refusal).fault()).isEqualTo(fault);
        assertThat(refusal.status()).hasToString(exact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.550", "10.5.1.1", "version 15.5.1.1", "room 5501", ""})
    void whatOnlyLooksLikeAStatusIsNone(String text) {
        assertThat(BounceStatus.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\0\0\0\0", "no header at all", "{\"not\":\"a mail\"}", "\n\n\nbody only"})
    void whatIsNoMailIsRefused(String text) {
        assertThatThrownBy(() -> BounceReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
    }

    static List<Arguments> reports() {
        return BounceSamples.index().stream()
                .map(line -> Arguments.of(line[0], BounceKind.valueOf(line[1]), orNull(line[2]), orNull(line[3])))
                .toList();
    }

    private static @Nullable String orNull(String field) {
        return field.equals("-") ? null : field;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whoseFaultItIsIsReadInWhateverFormItComes(String name, BounceKind kind, String fault, String status) {
        BounceReport report = BounceReader.read(BounceSamples.report(name, ENVELOPE, MESSAGE_ID, ADA));

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.fault()).isEqualTo(fault == null ? null : Fault.valueOf(fault));
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.envelopes()).contains(ENVELOPE);
    }

    @Test
    void thereAreReportsOfAllKinds() {
        assertThat(BounceSamples.index()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(BounceSamples.index().stream().map(line -> line[2])).contains("MAILBOX", "DELIVERY", "SENDER", "-");
    }

    @Test
    void whatAServerSaysIsKeptAsOneShortLine() {
        byte[] raw = ("From: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Final-Recipient: rfc822; <script>alert(1)</script>@x\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                        + "Diagnostic-Code: smtp; 550\t5.1.1 \u202egone\u0007 " + "long ".repeat(2_000)
                        + "\r\n\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);

        BounceReport report = BounceReader.read(raw);

        assertThat(report.diagnostic()).hasSizeLessThanOrEqualTo(300).doesNotContain("\u202e", "\u0007", "\n");
        assertThat(report.kind()).isEqualTo(BounceKind.HARD);
    }
}
