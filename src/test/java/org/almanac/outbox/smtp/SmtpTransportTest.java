package org.almanac.outbox.smtp;

import static org.almanac.outbox.smtp.ScriptedSmtpServer.DROP;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Script;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Taken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTransportTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String ALONE = "250-scripted.example\r\n250 8BITMIME";

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

    @Test
    void keepsAConnectionAndSendsEachMailsCommandsBehindTheMailBeforeIt() throws Exception {
        ScriptedSmtpServer server = server(turn -> null);
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(1));

        List<DeliveryResult> deliveries =
                send(transport, mail("a@example.org"), mail("b@example.org"), mail("c@example.org"));

        assertThat(deliveries).containsOnly(new DeliveryResult.Sent("250 2.0.0 taken"));
        assertThat(server.taken())
                .extracting(Taken::recipient)
                .containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(server.taken()).extracting(Taken::sender).containsOnly("bounce@example.org");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.heard()).noneMatch(line -> line.contains("RSET"));
    }

    @Test
    void whateverALineBeginsWithArrivesAsItWas() throws Exception {
        String body = ".\r\n..\r\n.a\r\nb.\r\n\r\n.\r\n...\r\n";
        ScriptedSmtpServer server = server(turn -> null);

        send(transport(server), mail("a@example.org", body), mail("b@example.org", "no line end"));

        assertThat(server.taken())
                .filteredOn(mail -> mail.recipient().equals("a@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.data()).isEqualTo("Subject: Test\r\n\r\n" + body));
        assertThat(server.taken())
                .filteredOn(mail -> mail.recipient().equals("b@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.data()).endsWith("\r\n\r\nno line end\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 scripted.example", ALONE, "502 5.5.1 not here"})
    void aServerWithoutPipeliningIsGivenOneCommandAtATime(String ehlo) throws Exception {
        AtomicBoolean hurried = new AtomicBoolean();
        ScriptedSmtpServer server = server(turn -> {
            if (turn.verb().equals("RCPT") && turn.line().contains("nobody")) {
                return "550 5.1.1 no such user";
            }
            return turn.verb().equals("EHLO") ? ehlo : null;
        });
        server.onCommand(pending -> hurried.compareAndSet(false, pending));
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(1));

        List<DeliveryResult> deliveries =
                send(transport, mail("a@example.org"), mail("nobody@example.org"), mail("b@example.org"));

        assertThat(deliveries)
                .containsExactly(
                        new DeliveryResult.Sent("250 2.0.0 taken"),
                        new DeliveryResult.Permanent("550 5.1.1 no such user"),
                        new DeliveryResult.Sent("250 2.0.0 taken"));
        assertThat(hurried).isFalse();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aRefusalOfSeveralLinesConcernsItsOwnMailOnly() throws Exception {
        ScriptedSmtpServer server =
                server(turn -> turn.verb().equals("RCPT") && turn.line().contains("nobody")
                        ? "550-5.1.1 no such user\r\n550-5.1.1 ask the postmaster\r\n550 5.1.1 or not"
                        : null);

        List<DeliveryResult> deliveries = send(
                transport(SmtpServers.at(server.port()).connections(1)),
                mail("a@example.org"),
                mail("nobody@example.org"),
                mail("b@example.org"));

        assertThat(deliveries.get(1))
                .isEqualTo(new DeliveryResult.Permanent(
                        "550-5.1.1 no such user 550-5.1.1 ask the postmaster 550 5.1.1 or not"));
        assertThat(server.taken()).extracting(Taken::recipient).containsExactly("a@example.org", "b@example.org");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.heard()).filteredOn(line -> line.endsWith("RSET")).hasSize(1);
    }

    @Test
    void aServerThatWaitsForAMailWithoutRecipientsGetsNoneOfIt() throws Exception {
        ScriptedSmtpServer server = server(turn -> switch (turn.verb()) {
            case "RCPT" -> turn.line().contains("nobody") ? "550 5.1.1 no such user" : null;
            case "DATA" -> "354 go on";
            default -> null;
        });

        List<DeliveryResult> deliveries = send(
                transport(SmtpServers.at(server.port()).connections(1)),
                mail("nobody@example.org"),
                mail("b@example.org"));

        assertThat(deliveries.get(0)).isEqualTo(new DeliveryResult.Permanent("550 5.1.1 no such user"));
        assertThat(deliveries.get(1)).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.taken()).extracting(Taken::recipient).containsExactly("b@example.org");
    }

    @Test
    void whatSpeaksNoSmtpIsDown() throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals("CONNECT") ? "HTTP/1.1 400 Bad Request" : null);

        assertThat(send(transport(server), mail("a@example.org"), mail("b@example.org")))
                .allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.ServerDown);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void whenAServerEndsAConnectionAfterSomeMailsTheNextGoOverAnother() throws Exception {
        ScriptedSmtpServer server = server(
                turn -> turn.mail() > 2 && turn.verb().equals("MAIL") ? "421 4.7.0 enough for one connection" : null);

        List<DeliveryResult> deliveries =
                send(transport(SmtpServers.at(server.port()).connections(1)), mails(7));

        assertThat(deliveries).hasSize(7).allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);
        assertThat(server.taken()).hasSize(7);
        assertThat(server.connections()).isEqualTo(4);
    }

    @Test
    void aConnectionThatWentStaleCostsNothing() throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.connection() <= 3 && turn.mail() > 1 ? DROP : null);
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(3));
        assertThat(send(transport, mails(3))).allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);

        assertThat(send(transport, mails(6)))
                .hasSize(6)
                .allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);
        assertThat(server.taken()).hasSize(9);
    }

    @Test
    void aFarewellWhileNothingIsUnderWayIsHeard() throws Exception {
        ScriptedSmtpServer server = server(
                turn -> turn.connection() == 1 && turn.verb().equals(".") ? "250 taken\r\n421 4.4.2 idle" : null);
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(1));

        assertThat(send(transport, mail("a@example.org"))).containsExactly(new DeliveryResult.Sent("250 taken"));
        assertThat(send(transport, mail("b@example.org")).get(0)).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void aConnectionLostBeforeTheMailWasHandedOverIsTriedOnceMoreAndThenLater(String verb) throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(verb) ? DROP : null);

        assertThat(send(transport(server), mail("a@example.org")).get(0))
                .isEqualTo(new DeliveryResult.Temporary("not handed over: connection lost"));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void whatWasHandedOverWithoutAnAnswerIsForLaterAndWhatCameBehindItGoesOn() throws Exception {
        ScriptedSmtpServer server =
                server(turn -> turn.connection() == 1 && turn.verb().equals(".") ? DROP : null);
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(1));

        List<DeliveryResult> deliveries = send(transport, mail("a@example.org"), mail("b@example.org"));

        assertThat(deliveries.get(0)).isEqualTo(new DeliveryResult.Temporary("no answer to the mail: connection lost"));
        assertThat(deliveries.get(1)).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.heard())
                .filteredOn(line -> line.contains("RCPT TO:<a@"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "99", "250-never\r\n2x0 ends"})
    void whatIsNoReplyEndsTheConnection(String answer) throws Exception {
        ScriptedSmtpServer server = server(turn -> turn.verb().equals(".") ? answer : null);

        assertThat(send(transport(server), mail("a@example.org")).get(0))
                .isInstanceOf(DeliveryResult.Temporary.class)
                .asString()
                .contains("does not speak SMTP");
    }

    @Test
    void whoCameBehindAMailThatWasHungUpOnIsNotSuspected() throws Exception {
        ScriptedSmtpServer server =
                server(turn -> (turn.connection() == 1 && turn.verb().equals("."))
                                || (turn.connection() == 2 && turn.verb().equals("DATA"))
                        ? DROP
                        : null);
        SmtpTransport transport = transport(SmtpServers.at(server.port()).connections(1));

        List<DeliveryResult> deliveries = send(transport, mail("a@example.org"), mail("b@example.org"));

        assertThat(deliveries.get(0)).isInstanceOf(DeliveryResult.Temporary.class);
        assertThat(deliveries.get(1)).isInstanceOf(DeliveryResult.Sent.class);
    }

    @Test
    void aConnectionCarriesNoMoreMailsThanItMay() throws Exception {
        ScriptedSmtpServer server = server(turn -> null);

        List<DeliveryResult> deliveries =
                send(transport(SmtpServers.at(server.port()).connections(1).mailsPerConnection(2)), mails(5));

        assertThat(deliveries).allMatch(deliveryResult -> deliveryResult instanceof DeliveryResult.Sent);
        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.heard()).filteredOn(line -> line.endsWith("QUIT")).hasSizeGreaterThanOrEqualTo(2);
    }

    private ScriptedSmtpServer server(Script script) throws Exception {
        ScriptedSmtpServer server = ScriptedSmtpServer.start(script);
        opened.add(server);
        return server;
    }

    private SmtpTransport transport(ScriptedSmtpServer server) {
        return transport(SmtpServers.at(server.port()));
    }

    private SmtpTransport transport(SmtpServers server) {
        SmtpTransport transport = new SmtpTransport(VERTX, server.build(), new NetClientOptions());
        opened.add(0, transport);
        return transport;
    }

    private static OutgoingMail mail(String recipient) {
        return mail(recipient, "It works.\r\n");
    }

    private static OutgoingMail mail(String recipient, String body) {
        return SmtpServers.mail("bounce@example.org", recipient, "Subject: Test\r\n\r\n" + body);
    }

    private static OutgoingMail[] mails(int count) {
        OutgoingMail[] mails = new OutgoingMail[count];
        for (int i = 0; i < count; i++) {
            mails[i] = mail("reader" + i + "@example.org");
        }
        return mails;
    }

    private static List<DeliveryResult> send(SmtpTransport transport, OutgoingMail... mails) throws Exception {
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
