package org.almanac.outbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.almanac.outbox.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose fault a refusal is: the same for what a server answers and for what a report tells of it. */
class FaultTableTest {
    private static final Set<String> OF_THE_MAILBOX =
            Set.of("1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.1", "4.4", "0.0", "1.0");

    static List<Arguments> replies() {
        try (InputStream in = FaultTableTest.class.getResourceAsStream("replies.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(fields -> Arguments.of(fields[0], Fault.valueOf(fields[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aServersReplyTellsWhoseFaultItIs(String reply, Fault fault) {
        assertThat(FaultTable.of(reply).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReportOfTheSameReplyTellsTheSame(String reply, Fault fault) {
        String status = BounceStatus.find(reply).map(BounceStatus::toString).orElse("5.0.0");
        String open = (reply.startsWith("4") ? "4" : "5") + ".0.0";

        for (String field : List.of(status, open)) {
            assertThat(report("Status: " + field + "\r\nDiagnostic-Code: smtp; " + reply))
                    .as(field)
                    .isEqualTo(fault);
        }
        assertThat(report("Status: " + open + "\r\nX-Supplementary-Info: <mx.reader.example #" + open + " smtp; "
                        + reply + ">"))
                .as("in a field of the server's own")
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void soDoesAReportInPlainWords(String reply, Fault fault) {
        String mail =
                "From: Mail Delivery System <Mailer-Daemon@out.example>\r\nX-Failed-Recipients: ada@reader.example\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\nThe server gave up.\r\n\r\n  ada@reader.example\r\n"
                        + "    host mail.reader.example [192.0.2.25]:\r\n    " + reply + "\r\n\r\n"
                        + "------ A copy of the mail follows. ------\r\n\r\nSubject: spam, policy, mailbox full\r\n";

        assertThat(BounceReader.read(mail.getBytes(StandardCharsets.UTF_8)).fault())
                .isEqualTo(fault);
    }

    private static @Nullable Fault report(String fields) {
        String mail = "From: MAILER-DAEMON@out.example\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; policy.spam.example\r\n\r\n"
                + "Final-Recipient: rfc822; ada@reader.example\r\nAction: failed\r\n" + fields + "\r\n\r\n--b--\r\n";
        return BounceReader.read(mail.getBytes(StandardCharsets.UTF_8)).fault();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Status: 5.0.0", "Status: 5.1.0", "Status: 5.2.0", "Status: 5.7.1", "Status: 4.4.1"})
    void nobodyIsSuppressedByAStatusThatLeavesItOpen(String status) {
        assertThat(report(status)).isNotEqualTo(Fault.MAILBOX);
    }

    @Test
    void onlyTheCodeIsLessCertainThanAWord() {
        assertThat(FaultTable.of("550 go away").certain()).isFalse();
        assertThat(FaultTable.of("550 no such user").certain()).isTrue();
        assertThat(FaultTable.of("550 5.1.1").certain()).isTrue();
        assertThat(FaultTable.of("550 5.7.1 refused").certain()).isFalse();
        assertThat(FaultTable.of("550 5.7.1 on our block list").certain()).isTrue();
        assertThat(FaultTable.of("554 5.7.1 not wanted").certain()).isTrue();
    }

    @Test
    void eachLineOfTheDataHasASourceAndKeepsToTheStatusesOfTheMailbox() {
        RefusalData data = RefusalData.load();

        assertThat(data.words()).containsOnlyKeys(RefusalData.About.values());
        assertThat(data.lines()).hasSizeGreaterThan(60).allSatisfy(line -> {
            assertThat(URI.create(line.source()).getHost()).isNotBlank();
            if (line.fault() == Fault.MAILBOX && !line.detail().isEmpty()) {
                assertThat(OF_THE_MAILBOX).contains(line.detail());
            }
        });
        assertThat(data.lines().stream().map(RefusalData.Line::provider))
                .contains("microsoft", "google", "yahoo", "apple", "gmx", "web.de", "t-online", "orange", "free")
                .contains("mimecast", "proofpoint", "barracuda", "ironport", "ses");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void noStatusButThoseOfTheMailboxEverSuppresses(String reply, Fault fault) {
        BounceStatus.find(reply)
                .filter(status -> !OF_THE_MAILBOX.contains(status.detail()))
                .ifPresent(status -> assertThat(fault).isNotEqualTo(Fault.MAILBOX));
    }

    @Test
    void longRepliesAreReadInNoTime() {
        for (String piece : List.of("a", "a.", "user ", "sender ", "550-", "5.1.", "@", "http://", "\u0301")) {
            long start = System.nanoTime();
            assertThat(FaultTable.of("550 " + piece.repeat(200_000))).isNotNull();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        }
    }
}
