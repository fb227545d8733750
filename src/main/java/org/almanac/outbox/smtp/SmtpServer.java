package org.almanac.outbox.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.outbox.OutboxSettings;

/**
 * How the mail server is spoken to.
 *
 * @param startTls whether a connection in clear becomes an encrypted one
 * @param clearTextPassword whether to log in although the connection is not encrypted
 * @param mechanisms of AUTH that may be used, in upper case; empty for any
 * @param name what this host calls itself
 * @param extended EHLO rather than HELO
 * @param pipelining whether to use it where the server offers it
 * @param mailsPerConnection after which a connection is given up
 * @param idle how long a connection is kept that nobody needs; zero for not at all
 * @param replyTimeout how long any reply may take
 */
record SmtpServer(
        String host,
        int port,
        StartTls startTls,
        Login login,
        String user,
        String password,
        boolean clearTextPassword,
        Set<String> mechanisms,
        String name,
        boolean extended,
        boolean pipelining,
        int connections,
        long mailsPerConnection,
        Duration idle,
        Duration replyTimeout) {

    /** As {@code quarkus.mailer.start-tls} has them. */
    enum StartTls {
        DISABLED,
        OPTIONAL,
        REQUIRED
    }

    /** As {@code quarkus.mailer.login} has them. */
    enum Login {
        DISABLED,
        NONE,
        REQUIRED,
        XOAUTH2
    }

    /** As the operator configured Quarkus Mailer, with the outbox's own keys beside it. */
    static SmtpServer of(MailerKeys mailer, OutboxSettings settings) {
        return new SmtpServer(
                mailer.host(),
                mailer.port().orElse(25),
                StartTls.valueOf(mailer.startTls().toUpperCase(Locale.ROOT)),
                Login.valueOf(mailer.login().toUpperCase(Locale.ROOT)),
                mailer.username().orElse(""),
                mailer.password().orElse(""),
                settings.clearTextPassword(),
                mechanisms(mailer.authMethods()),
                mailer.ownHostName()
                        .filter(name -> name.matches("[\\x21-\\x7e]+"))
                        .orElseGet(SmtpServer::ownName),
                !mailer.disableEsmtp(),
                settings.pipelining(),
                Math.max(1, Math.min(settings.connections(), mailer.maxPoolSize())),
                Math.max(
                        1,
                        mailer.keepAlive() ? mailer.maxMailsPerConnection().orElse(settings.mailsPerConnection()) : 1),
                mailer.keepAlive() ? mailer.keepAliveTimeout() : Duration.ZERO,
                settings.answerTimeout());
    }

    private static Set<String> mechanisms(Optional<String> names) {
        return names.map(text -> List.of(text.strip().split("[\\s,]+"))).orElse(List.of()).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** RFC 5321 §4.1.3: a host without a name of its own says its address. */
    private static String ownName() {
        try {
            InetAddress host = InetAddress.getLocalHost();
            String name = host.getCanonicalHostName();
            return name.matches("[A-Za-z][A-Za-z0-9.-]*") ? name : "[" + host.getHostAddress() + "]";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    boolean mayUse(String mechanism) {
        return mechanisms.isEmpty() || mechanisms.contains(mechanism);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return host + ":" + port + " " + Arrays.asList(startTls, login);
    }
}
