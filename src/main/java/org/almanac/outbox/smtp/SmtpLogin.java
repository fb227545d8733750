package org.almanac.outbox.smtp;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From a fresh connection to one that takes mails: greeting, EHLO, STARTTLS (RFC 3207), AUTH (RFC 4954). Fails with a
 * {@link SmtpFailure} where the server and the configuration do not agree.
 */
final class SmtpLogin {
    static final String IN_CLEAR = "use a server that offers STARTTLS, or quarkus.mailer.tls=true,"
            + " or almanac.outbox.clear-text-password=true to send it in clear";

    private final SmtpChannel channel;
    private final SmtpServer server;

    SmtpLogin(SmtpChannel channel, SmtpServer server) {
        this.channel = channel;
        this.server = server;
    }

    /** What the server offers, in upper case: {@code PIPELINING}, {@code AUTH PLAIN LOGIN}. */
    Future<Set<String>> open() {
        return channel.reply()
                .compose(greeting -> agreed("greeting", greeting))
                .compose(greeting -> hello())
                .compose(this::secure)
                .compose(this::authenticate);
    }

    private Future<Set<String>> hello() {
        if (!server.extended()) {
            return plainHello();
        }
        return channel.ask("EHLO " + server.name())
                .compose(reply -> reply.isPositive() ? Future.succeededFuture(offers(reply)) : plainHello());
    }

    private Future<Set<String>> plainHello() {
        return channel.ask("HELO " + server.name())
                .compose(reply -> agreed("HELO", reply))
                .map(reply -> Set.of());
    }

    // The first line greets, each of the others is an offer.
    private static Set<String> offers(SmtpReply reply) {
        return reply.details().stream()
                .skip(1)
                .map(offer -> offer.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Future<Set<String>> secure(Set<String> offers) {
        if (channel.isSecure() || server.startTls() == SmtpServer.StartTls.DISABLED) {
            return Future.succeededFuture(offers);
        }
        if (!offers.contains("STARTTLS")) {
            return server.startTls() == SmtpServer.StartTls.REQUIRED
                    ? Future.failedFuture(new SmtpFailure("the server does not offer STARTTLS, which is required"
                            + (server.user().isEmpty() ? "" : " before logging in; " + IN_CLEAR)))
                    : Future.succeededFuture(offers);
        }
        return channel.ask("STARTTLS")
                .compose(reply -> agreed("STARTTLS", reply))
                .compose(reply -> channel.encrypt(server.host()))
                .compose(encrypted -> hello());
    }

    private Future<Set<String>> authenticate(Set<String> offers) {
        if (server.login() == SmtpServer.Login.DISABLED) {
            return Future.succeededFuture(offers);
        }
        Set<String> mechanisms = mechanisms(offers);
        boolean optional = server.login() == SmtpServer.Login.NONE;
        if (optional && (server.user().isEmpty() || mechanisms.isEmpty())) {
            return Future.succeededFuture(offers);
        }
        return login(mechanisms).compose(reply -> agreed("AUTH", reply)).map(reply -> offers);
    }

    private Future<SmtpReply> login(Set<String> mechanisms) {
        boolean byToken = server.login() == SmtpServer.Login.XOAUTH2;
        boolean plain = mechanisms.contains("PLAIN") && server.mayUse("PLAIN");
        boolean inTwoSteps = mechanisms.contains("LOGIN") && server.mayUse("LOGIN");
        if (!byToken && !plain && !inTwoSteps) {
            return Future.failedFuture(new SmtpFailure("no way to log in: the server offers AUTH " + mechanisms
                    + ", this transport knows PLAIN and LOGIN (almanac.outbox.transport=mailer knows more)"));
        }
        // Each of them shows the password, or a token that is as good, to whoever listens; and an attacker on the way
        // can take STARTTLS out of what the server offers (RFC 3207 §6).
        if (!channel.isSecure() && !server.clearTextPassword()) {
            return Future.failedFuture(
                    new SmtpFailure("the connection is not encrypted, so the password is not sent; " + IN_CLEAR));
        }
        if (byToken) {
            String token = "user=" + server.user() + "\u0001auth=Bearer " + server.password() + "\u0001\u0001";
            return channel.ask("AUTH XOAUTH2 " + base64(token));
        }
        if (plain) {
            return channel.ask("AUTH PLAIN " + base64("\0" + server.user() + "\0" + server.password()));
        }
        return channel.ask("AUTH LOGIN")
                .compose(reply -> goOn(reply, server.user()))
                .compose(reply -> goOn(reply, server.password()));
    }

    private Future<SmtpReply> goOn(SmtpReply reply, String answer) {
        return reply.code() / 100 == 3 ? channel.ask(base64(answer)) : Future.succeededFuture(reply);
    }

    private static Set<String> mechanisms(Set<String> offers) {
        Set<String> mechanisms = new HashSet<>();
        for (String offer : offers) {
            // Old servers write "AUTH=LOGIN".
            if (offer.startsWith("AUTH ") || offer.startsWith("AUTH=")) {
                mechanisms.addAll(List.of(offer.substring(5).strip().split("\\s+")));
            }
        }
        return mechanisms;
    }

    private static Future<SmtpReply> agreed(String step, SmtpReply reply) {
        return reply.isPositive()
                ? Future.succeededFuture(reply)
                : Future.failedFuture(new SmtpFailure(step + " refused: " + reply.text()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
