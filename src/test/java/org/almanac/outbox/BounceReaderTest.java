package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    private static String orNull(String field) {
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

    @Test
    void whatComesBeforeThePartThatIsOneTooManyCounts() {
        String report = "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Final-Recipient: rfc822; a@x.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
        String head = "From: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n";
        String parts = "--b\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n".repeat(200);

        assertThat(read(head + report + parts + "--b--\r\n").kind()).isEqualTo(BounceKind.HARD);
        assertThat(read(head + parts + report + "--b--\r\n").kind()).isEqualTo(BounceKind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/report",
                "multipart/mixed; boundary=\"\"",
                "multipart/mixed; boundary=\"b",
                "text/plain; charset=\"\u0000\"",
                "text/plain; charset=utf-7",
                "text/plain; charset=x-user-defined",
                "text/plain; charset=UTF-16",
                "message/rfc822",
                "message/delivery-status; charset=koi8-r",
                "\u0001/\u0002",
                "text/plain; =; ;;; boundary"
            })
    void aTypeThatIsBrokenIsReadAsFarAsItGoes(String type) {
        for (String encoding : List.of("7bit", "base64", "quoted-printable", "x-uuencode", "\u0000")) {
            String mail = "From: MAILER-DAEMON@x.example\r\nContent-Transfer-Encoding: " + encoding
                    + "\r\nContent-Type: " + type + "\r\n\r\n--b\r\n\r\n550 5.1.1 no such user =ZZ=\r\n";
            assertThat(read(mail)).isNotNull();
        }
    }

    private static BounceReport read(String mail) {
        return BounceReader.read(mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(60)
    void mailsMadeToExhaustAreReadOrRefusedSoon() {
        StringBuilder nested = new StringBuilder("From: x\r\n");
        for (int i = 0; i < 3_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        String manyParts = "From: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(20_000);
        String manyHeaders = "X: y\r\n".repeat(100_000);
        String longLine = "X: " + "y".repeat(1_000_000);

        String same = "From: x\r\n" + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(15_000);
        String mails = "From: x\r\n" + "Content-Type: message/rfc822\r\n\r\nFrom: x\r\n".repeat(20_000);
        String report = "From: x\r\nContent-Type: message/delivery-status\r\n\r\n";
        String fields = report + "Action: failed\r\n\r\n".repeat(50_000);
        String folds = report + "Status: 5.0.0\r\nDiagnostic-Code:" + "\r\n \t".repeat(250_000) + "x";
        String spaces = report + "Status:" + " ".repeat(900_000) + "\r\n" + "\r\n \r\n".repeat(10_000);
        String ids = "From: postmaster@x\r\n\r\n" + "message-id: <".repeat(70_000);
        String markup = "From: postmaster@x\r\nContent-Type: text/html\r\n\r\n" + "<style".repeat(150_000);
        String words = "From: postmaster@x\r\n\r\n550 " + "sender user mailbox 5.0.0 ".repeat(38_000);
        String dashes = "From: postmaster@x\r\n\r\n" + "||||----".repeat(120_000);
        String boundary = "From: x\r\nContent-Type: multipart/mixed; boundary=" + "b".repeat(90_000) + "\r\n\r\n"
                + ("--" + "b".repeat(80) + "\r\n").repeat(10_000);

        for (String hostile : new String[] {
            nested.toString(),
            manyParts,
            manyHeaders,
            longLine,
            same,
            mails,
            fields,
            folds,
            spaces,
            ids,
            markup,
            words,
            dashes,
            boundary
        }) {
            assertThat(Duration.ofNanos(time(hostile))).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void noNoiseMakesItFail() {
        Random random = new Random(7);
        byte[] sample = BounceSamples.of("postfix-unknown-user", ENVELOPE, MESSAGE_ID, ADA);
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = sample.clone();
            for (int flips = random.nextInt(40); flips >= 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(broken);
        }
    }

    private static long time(String hostile) {
        long start = System.nanoTime();
        readOrRefuse(hostile.getBytes(StandardCharsets.UTF_8));
        return System.nanoTime() - start;
    }

    private static void readOrRefuse(byte[] raw) {
        try {
            assertThat(BounceReader.read(raw)).isNotNull();
        } catch (Problem refused) {
            assertThat(refused.kind()).isEqualTo(Problem.Kind.MALFORMED);
        }
    }
}
