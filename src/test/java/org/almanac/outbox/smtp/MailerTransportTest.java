package org.almanac.outbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailerTransportTest {

    @ParameterizedTest
    @CsvSource({
        "recipient address not accepted, 550, Permanent",
        "recipient address not accepted, 450, Temporary",
        "DATA command not accepted, 554, Permanent",
        "sending data failed, 451, Temporary",
        "sending data failed, 552, Permanent",
        "sending data failed, 421, ServerDown",
        "sender address not accepted, 550, ServerDown",
        "sender address not accepted, 451, ServerDown",
        "AUTH PLAIN failed, 535, ServerDown",
        "got error response, 554, ServerDown",
    })
    void tellsWhatIsWrongWithTheMailFromWhatIsWrongWithTheServer(String message, int code, String deliveryResult) {
        SMTPException refused = new SMTPException(message, code, List.of(code + " no"), false);

        assertThat(MailerTransport.outcome(refused).getClass().getSimpleName()).isEqualTo(deliveryResult);
    }

    @ParameterizedTest
    @MethodSource
    void aServerThatCannotBeReachedIsDown(Throwable failure) {
        assertThat(MailerTransport.outcome(failure)).isInstanceOf(DeliveryResult.ServerDown.class);
    }

    static List<Throwable> aServerThatCannotBeReachedIsDown() {
        return List.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("mail.example.org"),
                new SSLHandshakeException("untrusted"));
    }

    @Test
    void aMailLostUnderWayIsTriedAgain() {
        assertThat(MailerTransport.outcome(new IOException("socket was closed unexpected.")))
                .isInstanceOf(DeliveryResult.Temporary.class);
        assertThat(MailerTransport.outcome(new TimeoutException())).isInstanceOf(DeliveryResult.Temporary.class);
    }

    @Test
    void keepsEveryLineOfTheReply() {
        SMTPException refused = new SMTPException(
                "recipient address not accepted",
                550,
                List.of("550-5.1.1 no such user", "550 5.1.1 try another"),
                true);

        assertThat(MailerTransport.outcome(refused))
                .isEqualTo(new DeliveryResult.Permanent("550-5.1.1 no such user 550 5.1.1 try another"));
    }
}
