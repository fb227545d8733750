package org.almanac.outbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.almanac.outbox.BounceKind;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that are made to exhaust or to confuse whoever reads them: bounded, and never an error of the machine. */
class HostileBouncesTest {
    private static final String ENVELOPE = "bounce+0123@bounces.example.org";
    private static final String MESSAGE_ID = "01980000-0000-7000-8000-000000000001@example.org";
    private static final String ADA = "ada@reader.example";

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
