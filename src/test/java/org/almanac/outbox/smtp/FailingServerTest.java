package org.almanac.outbox.smtp;

import static org.almanac.outbox.smtp.ScriptedSmtpServer.DROP;
import static org.almanac.outbox.smtp.ScriptedSmtpServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Script;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Taken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that fail, by both ways that mails take. Where Quarkus Mailer cannot do what our own client does, the row of
 * its way says so; {@code docs/decisions/0042-mails-of-one-person.md} has the reasons.
 */
class FailingServerTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @AfterAll
    static void closeVertx() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void whatArrivesIsWhatWasHandedOver(TransportUnderTest way) throws Exception {
        String body = "A line\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n.\r\n" + "x".repeat(76) + "\r\nlast\r\n";
        ScriptedSmtpServer server = server(turn -> null);
        Transport transport = transport(way, server, 1);
        String mail = HEADER + transport.ownHeader() + "\r\n" + body;

        List<DeliveryResult> deliveries =
                send(transport, SmtpServers.mail("bounce@example.org", "a@example.org", mail));

        assertThat(deliveries).singleElement().isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.sender()).isEqualTo("bounce@example.org");
            assertThat(taken.recipient()).isEqualTo("a@example.org");
            assertThat(taken.data()).isEqualTo(mail);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     MAIL, 451 4.3.0 later, ServerDown",
        "PERSONAL, MAIL, 451 4.3.0 later, ServerDown",
        "BULK,     MAIL, 550 5.7.1 not you, ServerDown",
        "PERSONAL, MAIL, 550 5.7.1 not you, ServerDown",
        "BULK,     RCPT, 450 4.2.1 busy, Temporary",
        "PERSONAL, RCPT, 450 4.2.1 busy, Temporary",
        "BULK,     RCPT, 553 5.1.3 what, Permanent",
        "PERSONAL, RCPT, 553 5.1.3 what, Permanent",
        "BULK,     DATA, 451 4.3.0 later, Temporary",
        "PERSONAL, DATA, 451 4.3.0 later, Temporary",
        "BULK,     DATA, 554 5.7.1 no, Permanent",
        "PERSONAL, DATA, 554 5.7.1 no, Permanent",
        "BULK,     ., 451 4.3.0 later, Temporary",
        "PERSONAL, ., 451 4.3.0 later, Temporary",
        "BULK,     ., 552 5.3.4 too big, Permanent",
        "PERSONAL, ., 552 5.3.4 too big, Permanent",
        "BULK,     ., 250, Sent",
        "PERSONAL, ., 250, Sent",
    })
    void tellsWhatIsWrongWithTheMailFromWhatIsWrongWithTheServer(
            TransportUnderTest way, String verb, String answer, String deliveryResult) throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(verb) && turn.mail() == 1 ? answer : null);

        DeliveryResult came =
                send(transport(way, server, 1), mail("a@example.org")).get(0);

        assertThat(came.getClass().getSimpleName()).isEqualTo(deliveryResult);
        assertThat(came.toString()).contains(answer);
    }

    @ParameterizedTest
    @EnumSource
    void refusalOfSeveralLinesConcernsItsOwnMailOnly(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server =
                server(turn -> turn.verb().equals("RCPT") && turn.line().contains("nobody")
                        ? "550-5.1.1 no such user\r\n550-5.1.1 ask the postmaster\r\n550 5.1.1 or not"
                        : null);

        List<DeliveryResult> deliveries = send(
                transport(way, server, 1), mail("a@example.org"), mail("nobody@example.org"), mail("b@example.org"));

        assertThat(deliveries.get(1))
                .isEqualTo(new DeliveryResult.Permanent(
                        "550-5.1.1 no such user 550-5.1.1 ask the postmaster 550 5.1.1 or not"));
        assertThat(server.taken())
                .extracting(Taken::recipient)
                .containsExactlyInAnyOrder("a@example.org", "b@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     CONNECT, 554 5.3.2 no service, ServerDown",
        "PERSONAL, CONNECT, 554 5.3.2 no service, ServerDown",
        "BULK,     CONNECT, 421 4.3.2 too many connections, ServerDown",
        "PERSONAL, CONNECT, 421 4.3.2 too many connections, ServerDown",
        "BULK,     EHLO, 421 4.3.2 closing, ServerDown",
        // Quarkus Mailer tries HELO on it, and only sees that the connection is gone.
        "PERSONAL, EHLO, 421 4.3.2 closing, Temporary",
        "BULK,     MAIL, 421 4.3.2 closing, ServerDown",
        "PERSONAL, MAIL, 421 4.3.2 closing, ServerDown",
        "BULK,     RCPT, 421 4.7.0 slow down, ServerDown",
        "PERSONAL, RCPT, 421 4.7.0 slow down, ServerDown",
        "BULK,     ., 421 4.3.2 closing, ServerDown",
        "PERSONAL, ., 421 4.3.2 closing, ServerDown",
    })
    void aServerThatTurnsEverybodyAwayIsDown(TransportUnderTest way, String verb, String answer, String deliveryResult)
            throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(verb) ? answer : null);

        assertThat(send(transport(way, server, 2), mail("a@example.org"), mail("b@example.org")))
                .allSatisfy(came -> assertThat(came.getClass().getSimpleName()).isEqualTo(deliveryResult));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsNotThereIsDown(TransportUnderTest way) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(send(transport(way, SmtpServers.at(port)), mail("a@example.org"))
                        .get(0))
                .isInstanceOf(DeliveryResult.ServerDown.class);
    }

    /** Before the mail was handed over our own client tries once more; Quarkus Mailer cannot tell, so it goes again later. */
    @ParameterizedTest
    @CsvSource({
        "BULK, MAIL", "PERSONAL, MAIL",
        "BULK, RCPT", "PERSONAL, RCPT",
        "BULK, DATA", "PERSONAL, DATA",
        "BULK, .", "PERSONAL, ."
    })
    void aMailOnAConnectionThatIsLostIsForLater(TransportUnderTest way, String verb) throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(verb) ? DROP : null);

        assertThat(send(transport(way, server, 1), mail("a@example.org")).get(0))
                .isInstanceOf(DeliveryResult.Temporary.class);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRestartOfTheServerBetweenTwoMailsCostsNothing(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(turn -> null);
        Transport transport = transport(way, server, 4);
        assertThat(send(transport, mails(4))).allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);

        server.dropAll();

        assertThat(send(transport, mails(4)))
                .allSatisfy(deliveryResult -> assertThat(deliveryResult).isInstanceOf(DeliveryResult.Sent.class));
    }

    @ParameterizedTest
    @EnumSource
    void farewellWhileNothingIsUnderWayIsHeard(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(
                turn -> turn.connection() == 1 && turn.verb().equals(".") ? "250 taken\r\n421 4.4.2 idle" : null);
        Transport transport = transport(way, server, 1);

        assertThat(send(transport, mail("a@example.org")))
                .allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);
        assertThat(send(transport, mail("b@example.org")).get(0)).isInstanceOf(DeliveryResult.Sent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     CONNECT, ServerDown",
        "BULK,     EHLO, ServerDown",
        // Quarkus Mailer does not say how far it had come.
        "PERSONAL, CONNECT, Temporary",
        "PERSONAL, EHLO, Temporary",
        "BULK,     MAIL, Temporary",
        "PERSONAL, MAIL, Temporary",
        "BULK,     RCPT, Temporary",
        "PERSONAL, RCPT, Temporary",
        "BULK,     DATA, Temporary",
        "PERSONAL, DATA, Temporary",
        "BULK,     ., Temporary",
        "PERSONAL, ., Temporary",
    })
    void aServerThatFallsSilentIsNotWaitedForForever(TransportUnderTest way, String verb, String deliveryResult)
            throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(verb) ? SILENCE : null);

        DeliveryResult came = send(
                        transport(way, SmtpServers.at(server.port()).replyTimeout(300)), mail("a@example.org"))
                .get(0);

        assertThat(came.getClass().getSimpleName()).isEqualTo(deliveryResult);
        assertThat(came.toString()).contains("no answer");
    }

    @ParameterizedTest
    @EnumSource
    void oneRefusedMailDoesNotHarmTheOthers(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server =
                server(turn -> turn.verb().equals(".") && turn.mail() % 2 == 0 ? "554 5.7.1 spam" : null);

        List<DeliveryResult> deliveries = send(transport(way, server, 1), mails(6));

        assertThat(deliveries)
                .filteredOn(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent)
                .hasSize(3);
        assertThat(deliveries)
                .filteredOn(deliveryResult -> deliveryResult instanceof DeliveryResult.Permanent)
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void nothingInAnAddressBecomesACommand(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(turn -> null);
        Transport transport = transport(way, server, 1);
        List<String> addresses = List.of(
                "a@example.org>\r\nRCPT TO:<b@example.org", "a\n@example.org", "a@example.org\r", "a b@c", "<a@b>");

        for (String address : addresses) {
            assertThat(send(transport, mail(address)).get(0)).isEqualTo(OutgoingMail.NOT_AN_ADDRESS);
            assertThat(send(transport, SmtpServers.mail(address, "a@example.org", ""))
                            .get(0))
                    .isInstanceOf(DeliveryResult.ServerDown.class);
        }
        assertThat(server.connections()).isZero();
    }

    private static final String HEADER = """
            Date: Tue, 8 Jun 2027 09:00:00 +0000
            From: Industry events <events@example.org>
            To: a@example.org
            Subject: =?UTF-8?Q?K=C3=B6ln?=
             and more
            Message-ID: <1@events.example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_1a"
            """.replace("\n", "\r\n");

    private ScriptedSmtpServer server(Script script) throws Exception {
        ScriptedSmtpServer server = ScriptedSmtpServer.start(script);
        opened.add(server);
        return server;
    }

    private Transport transport(TransportUnderTest way, ScriptedSmtpServer server, int connections) throws Exception {
        return transport(way, SmtpServers.at(server.port()).connections(connections));
    }

    private Transport transport(TransportUnderTest way, SmtpServers description) throws Exception {
        Transport transport = way.open(VERTX, description.build(), null);
        if (transport instanceof AutoCloseable closeable) {
            opened.add(0, closeable);
        }
        return transport;
    }

    private static OutgoingMail mail(String recipient) {
        return SmtpServers.mail("bounce@example.org", recipient, HEADER + "\r\nIt works.\r\n");
    }

    private static OutgoingMail[] mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> mail("reader" + i + "@example.org"))
                .toArray(OutgoingMail[]::new);
    }

    private static List<DeliveryResult> send(Transport transport, OutgoingMail... mails) throws Exception {
        List<CompletableFuture<DeliveryResult>> deliveries = new ArrayList<>();
        for (OutgoingMail mail : mails) {
            deliveries.add(transport.send(mail).toCompletableFuture());
        }
        List<DeliveryResult> came = new ArrayList<>();
        for (CompletableFuture<DeliveryResult> deliveryResult : deliveries) {
            came.add(deliveryResult.get(10, TimeUnit.SECONDS));
        }
        return came;
    }
}
