package org.almanac.outbox.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes descriptions of mail servers on this machine. */
final class SmtpServers {
    private final int port;
    private SmtpServer.StartTls startTls = SmtpServer.StartTls.OPTIONAL;
    private SmtpServer.Login login = SmtpServer.Login.NONE;
    private String user = "";
    private String password = "";
    private boolean clearTextPassword;
    private int connections = 4;
    private long mailsPerConnection = 100;
    private Duration replyTimeout = Duration.ofSeconds(5);

    private SmtpServers(int port) {
        this.port = port;
    }

    static SmtpServers at(int port) {
        return new SmtpServers(port);
    }

    SmtpServers connections(int most) {
        connections = most;
        return this;
    }

    SmtpServers mailsPerConnection(long most) {
        mailsPerConnection = most;
        return this;
    }

    SmtpServers replyTimeout(long millis) {
        replyTimeout = Duration.ofMillis(millis);
        return this;
    }

    SmtpServers startTls(SmtpServer.StartTls wanted) {
        startTls = wanted;
        return this;
    }

    SmtpServers login(SmtpServer.Login wanted, String name, String secret) {
        login = wanted;
        user = name;
        password = secret;
        return this;
    }

    SmtpServers clearTextPassword() {
        clearTextPassword = true;
        return this;
    }

    SmtpServer build() {
        return new SmtpServer(
                "localhost",
                port,
                startTls,
                login,
                user,
                password,
                clearTextPassword,
                Set.of(),
                "client.example",
                true,
                true,
                connections,
                mailsPerConnection,
                Duration.ofSeconds(30),
                replyTimeout);
    }

    static OutgoingMail mail(String sender, String recipient, String mail) {
        return new OutgoingMail(sender, recipient, List.of(mail.getBytes(StandardCharsets.US_ASCII)), List.of());
    }
}
